import { multipart } from '../../../nodes/shared/api/multipart';

const file = {
	field: 'file',
	fileName: 'photo.jpg',
	mimeType: 'image/jpeg',
	bytes: Buffer.from([0, 13, 10, 45, 45, 255]),
};

/** Read back by Node's own parser, not by ours. */
async function read(fields: object, changed: Partial<typeof file> = {}): Promise<FormData> {
	const { type, bytes } = multipart({ ...fields }, { ...file, ...changed });
	return await new Response(new Uint8Array(bytes), {
		headers: { 'content-type': type },
	}).formData();
}

it('is a form that others can read: fields, name, type and bytes of the file', async () => {
	const form = await read({ company: 'PT Satu & Dua', purpose: '¿Qué? 你好\r\n--x' });
	expect([...form.keys()]).toEqual(['company', 'purpose', 'file']);
	expect(form.get('company')).toBe('PT Satu & Dua');
	expect(form.get('purpose')).toBe('¿Qué? 你好\r\n--x');
	const received = form.get('file') as File;
	expect([received.name, received.type]).toEqual(['photo.jpg', 'image/jpeg']);
	expect(Buffer.from(await received.arrayBuffer())).toEqual(file.bytes);
});

it.each(['фото.jpg', '照片 1.png', 'año 🎉.pdf', 'a "b".txt', "it's; a=b.txt", 'a\\b.txt'])(
	'keeps the file name %s',
	async (fileName) => {
		expect(((await read({}, { fileName })).get('file') as File).name).toBe(fileName);
	},
);

it('cannot be broken out of by a name', () => {
	const { bytes } = multipart(
		{ 'a"\r\nX-Evil: 1': 'v' },
		{ ...file, fileName: 'x"\r\nX-Evil: 1\r\n\r\n', mimeType: 'image/jpeg\r\nX-Evil: 1' },
	);
	const text = bytes.toString('latin1');
	expect(text).not.toMatch(/^X-Evil/m);
	expect(text).toContain('name="a%22%0D%0AX-Evil: 1"');
});

it('sends values as text or JSON, and leaves out what says nothing', async () => {
	const form = await read({
		count: 2,
		on: false,
		list: [1],
		object: { a: 1 },
		no: null,
		blank: '',
	});
	expect(Object.fromEntries([...form.entries()].slice(0, -1))).toEqual({
		count: '2',
		on: 'false',
		list: '[1]',
		object: '{"a":1}',
	});
});

it('holds several files, or none', async () => {
	const { type, bytes } = multipart({ a: 1 }, file, { ...file, field: 'other' });
	const form = await new Response(new Uint8Array(bytes), {
		headers: { 'content-type': type },
	}).formData();
	expect([...form.keys()]).toEqual(['a', 'file', 'other']);
	expect(multipart({ a: 1 }).bytes.toString('utf8')).not.toContain('filename');
});

it('has a new boundary each time', () => {
	expect(multipart({}, file).type).not.toBe(multipart({}, file).type);
});

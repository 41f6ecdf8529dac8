export interface ArchivedFile {
	name: string;
	bytes: Buffer;
}

/** Bit 11: names are UTF-8. */
const flags = 0x0800;
const version = 20;
/** 1 January 1980, the earliest day the format knows. */
const date = 0x21;

/** A ZIP archive of uncompressed files. */
export function zip(files: readonly ArchivedFile[]): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, bytes } of files) {
		const common = commonFields(name, bytes);
		const nameBytes = Buffer.from(name, 'utf8');
		const local = Buffer.concat([signature(0x04034b50), common, nameBytes, bytes]);
		directory.push(
			signature(0x02014b50),
			uint16(version),
			common,
			centralFields(offset),
			nameBytes,
		);
		parts.push(local);
		offset += local.length;
	}
	const central = Buffer.concat(directory);
	return Buffer.concat([...parts, central, endRecord(files.length, central.length, offset)]);
}

function commonFields(name: string, bytes: Buffer): Buffer {
	return Buffer.concat([
		...[version, flags, 0, 0, date].map(uint16),
		...[crc32(bytes), bytes.length, bytes.length].map(uint32),
		...[Buffer.byteLength(name), 0].map(uint16),
	]);
}

function centralFields(offset: number): Buffer {
	return Buffer.concat([...[0, 0, 0].map(uint16), uint32(0), uint32(offset)]);
}

function endRecord(files: number, centralBytes: number, centralOffset: number): Buffer {
	return Buffer.concat([
		signature(0x06054b50),
		...[0, 0, files, files].map(uint16),
		...[centralBytes, centralOffset].map(uint32),
		uint16(0),
	]);
}

function signature(value: number): Buffer {
	return uint32(value);
}

function uint16(value: number): Buffer {
	const buffer = Buffer.alloc(2);
	buffer.writeUInt16LE(value);
	return buffer;
}

function uint32(value: number): Buffer {
	const buffer = Buffer.alloc(4);
	buffer.writeUInt32LE(value);
	return buffer;
}

const crcTable = Array.from({ length: 256 }, (_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit += 1) {
		value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	}
	return value >>> 0;
});

function crc32(bytes: Buffer): number {
	let value = 0xffffffff;
	for (const byte of bytes) value = (value >>> 8) ^ (crcTable[(value ^ byte) & 0xff] ?? 0);
	return (value ^ 0xffffffff) >>> 0;
}

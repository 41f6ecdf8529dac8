import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import packageJson from '../../package.json';
import { packageTarball } from '../../tools/n8n';
import { projectFolder } from '../../tools/folders';

/** Sizes of the files in a tarball by their paths, as the header before each file says (ustar). */
function filesIn(archive: Buffer): Map<string, number> {
	const files = new Map<string, number>();
	const block = 512;
	const textAt = (start: number, length: number) =>
		archive.toString('utf8', start, start + length).replace(/\0.*$/s, '');
	for (let header = 0; archive[header];) {
		const size = parseInt(textAt(header + 124, 12), 8);
		const path = [textAt(header + 345, 155), textAt(header, 100)].filter(Boolean).join('/');
		files.set(path.replace(/^package\//, ''), size);
		header += block + Math.ceil(size / block) * block;
	}
	return files;
}

/** The files of a folder of the project, with their paths in it. */
function sourcesIn(folder: string): string[] {
	return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
		.filter((name) => /\.\w+$/.test(name));
}

describe('what npm publishes', () => {
	let packed: Buffer;
	let files: Map<string, number>;
	beforeAll(async () => {
		packed = readFileSync(await packageTarball());
		files = filesIn(gunzipSync(packed));
	});

	it('is the compiled nodes and credentials, what n8n reads beside them, the README and the license, and nothing else', () => {
		const published = ['nodes', 'credentials', 'icons']
			.flatMap(sourcesIn)
			.filter((name) => /\.(ts|json|svg|png)$/.test(name))
			.map((name) => `dist/${name.replace(/\.ts$/, '.js')}`);
		expect([...files.keys()].sort()).toEqual(
			[...published, 'LICENSE', 'README.md', 'package.json'].sort(),
		);
	});

	it('holds whatever package.json tells n8n to load', () => {
		const { nodes, credentials } = packageJson.n8n;
		expect([...files.keys()]).toEqual(expect.arrayContaining([...nodes, ...credentials]));
	});

	it('is small: under 400 KB to download, under 1.5 MB unpacked', () => {
		const unpacked = [...files.values()].reduce((sum, size) => sum + size, 0);
		expect(packed.length).toBeLessThan(400_000);
		expect(unpacked).toBeLessThan(1_500_000);
		expect(unpacked).toBeGreaterThan(500_000);
	});
});

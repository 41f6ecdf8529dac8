import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import packageJson from '../../package.json';
import { installTarball, packageTarball } from '../../tools/n8n';
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

/** What n8n's loader makes of the installed package: see loadedPackage.mjs. */
async function loadedByN8n(tarball: string): Promise<Loaded> {
	const folder = mkdtempSync(join(tmpdir(), 'airudder-loaded-'));
	try {
		const name = installTarball(folder, tarball);
		const program = join(projectFolder, 'test', 'support', 'n8n', 'loadedPackage.mjs');
		const { stdout } = await promisify(execFile)(
			process.execPath,
			[program, join(folder, '.n8n', 'nodes', 'node_modules', name)],
			{
				env: {
					...process.env,
					// The package brings no n8n-workflow: it finds n8n's.
					NODE_PATH: join(projectFolder, 'node_modules'),
					N8N_USER_FOLDER: folder,
					N8N_LOG_LEVEL: 'silent',
				},
				maxBuffer: 10_000_000,
			},
		);
		return JSON.parse(stdout) as Loaded;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

interface Loaded {
	atStart: { types: Types };
	installed: { types: Types };
	/** The files of code that were read for what is there at the start. */
	code: string[];
}

interface Types {
	nodes: Array<{ name: string; __loadOptionsMethods?: string[] }>;
	credentials: Array<{ name: string }>;
}

describe('what npm publishes', () => {
	let packed: Buffer;
	let files: Map<string, number>;
	beforeAll(async () => {
		packed = readFileSync(await packageTarball());
		files = filesIn(gunzipSync(packed));
	});

	it('is the compiled nodes and credentials, what n8n reads beside and instead of them, the README and the license, and nothing else', () => {
		const published = ['nodes', 'credentials', 'icons']
			.flatMap(sourcesIn)
			.filter((name) => /\.(ts|json|svg|png)$/.test(name))
			.map((name) => `dist/${name.replace(/\.ts$/, '.js')}`);
		const instead = ['known', 'types'].flatMap((folder) =>
			['credentials', 'nodes'].map((name) => `dist/${folder}/${name}.json`),
		);
		expect([...files.keys()].sort()).toEqual(
			[...published, ...instead, 'LICENSE', 'README.md', 'package.json'].sort(),
		);
	});

	it('holds whatever package.json tells n8n to load', () => {
		const { nodes, credentials } = packageJson.n8n;
		expect([...files.keys()]).toEqual(expect.arrayContaining([...nodes, ...credentials]));
	});

	it('is there when n8n starts before any of its code is read, with the same forms as right after its installation', async () => {
		const { atStart, installed, code } = await loadedByN8n(await packageTarball());
		expect(code).toEqual([]);
		// What n8n notes for its own tests when it reads the code.
		for (const one of installed.types.nodes) delete one.__loadOptionsMethods;
		expect(atStart).toEqual(installed);
		expect(atStart.types.nodes).toHaveLength(packageJson.n8n.nodes.length);
	});

	it('is small: under 400 KB to download, under 1.5 MB unpacked', () => {
		const unpacked = [...files.values()].reduce((sum, size) => sum + size, 0);
		expect(packed.length).toBeLessThan(400_000);
		expect(unpacked).toBeLessThan(1_500_000);
		expect(unpacked).toBeGreaterThan(500_000);
	});
});

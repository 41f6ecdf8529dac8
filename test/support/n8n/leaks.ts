import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Of every spelling in which a text may end up in a file. */
const spellings: Record<string, (secret: string) => string> = {
	'as it is': (secret) => secret,
	'in Base64': (secret) => Buffer.from(secret).toString('base64').replace(/=+$/, ''),
	'in hex digits': (secret) => Buffer.from(secret).toString('hex'),
	'in a URL': encodeURIComponent,
	'in JSON': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
};

/** Where n8n keeps the package itself, which holds no secrets. */
const installed = 'node_modules';

/**
 * Looks through everything that n8n has written, byte for byte: its database with all executions, its log, its binary files.
 * Gives a line for each secret that is found, without the secret.
 */
export function leaksIn(folder: string, secrets: Record<string, Iterable<string>>): string[] {
	const sought = Object.entries(secrets).flatMap(([name, values]) =>
		[...values].flatMap((secret) =>
			Object.entries(spellings).map(([how, spell]) => ({ name, how, bytes: spell(secret) })),
		),
	);
	return filesIn(folder).flatMap((file) => {
		const content = stillThere(() => readFileSync(file)) ?? '';
		const found = sought.filter(({ bytes }) => content.includes(bytes));
		const lines = found.map(({ name, how }) => `${relative(folder, file)}: ${name}, ${how}`);
		return [...new Set(lines)];
	});
}

function filesIn(folder: string): string[] {
	const names = stillThere(() => readdirSync(folder)) ?? [];
	return names.flatMap((name) => {
		const path = join(folder, name);
		const stats = statSync(path, { throwIfNoEntry: false });
		if (name === installed || !stats) return [];
		if (stats.isDirectory()) return filesIn(path);
		return stats.isFile() ? [path] : [];
	});
}

/** What is read; undefined when an n8n that other test files still use has removed it meanwhile. */
function stillThere<Read>(read: () => Read): Read | undefined {
	try {
		return read();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

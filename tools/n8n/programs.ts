import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { foundOrInstalled } from './debian';
import type { Progress } from './install';

/** Programs of one package that are found together in a folder. */
interface Wanted {
	/** What a person calls it. */
	what: string;
	programs: string[];
	/** Debian's package. */
	packageName: string;
	/** Where it may be besides PATH; the first one wins. */
	folders?: () => string[];
}

/**
 * Folder that holds all of the programs; Debian's package is installed first where they are missing (root only).
 * Throws a Failure that says what to run when there is none and none can be installed.
 */
export async function folderOf(wanted: Wanted, progress?: Progress): Promise<string> {
	const { what, programs: names, packageName } = wanted;
	const elsewhere = 'Elsewhere install it and put its programs on PATH.';
	const installable = { what, names, packages: [packageName], elsewhere };
	return await foundOrInstalled(() => present(wanted), installable, progress);
}

function present({ programs, folders = () => [] }: Wanted): string | undefined {
	const onPath = (process.env.PATH ?? '').split(delimiter);
	return [...folders(), ...onPath].find((folder) =>
		programs.every((program) => existsSync(join(folder, program))),
	);
}

import { execFile, execFileSync } from 'node:child_process';
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { projectFolder } from '../../../tools/folders';
import { beforePull } from './beforePull';

/** What is not part of the project, or is found in the original. */
const leftBehind = ['node_modules', 'dist', 'coverage', '.cache', '.git'];

/** What `npm run contract:pull` runs once the dependencies are there; these are the original's. */
const program = ['--import', 'tsx', 'tools/pull/main.ts'];

/** What a command said, and how it ended. */
export interface Ended {
	exitCode: number;
	stdout: string;
	stderr: string;
}

/**
 * A copy of this project that a pull may change, with a contract from before any pull. It shares the original's
 * dependencies.
 */
export class ProjectCopy {
	readonly folder: string;

	constructor() {
		this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'airudder-project-')));
		cpSync(projectFolder, this.folder, {
			recursive: true,
			filter: (source) =>
				dirname(source) !== projectFolder || !leftBehind.includes(basename(source)),
		});
		const contract = join(this.folder, 'contract', 'airudder.openapi.yaml');
		writeFileSync(contract, beforePull(readFileSync(contract, 'utf8')));
		symlinkSync(join(projectFolder, 'node_modules'), join(this.folder, 'node_modules'), 'junction');
	}

	/** The text of one of its files. */
	text(...path: string[]): string {
		return readFileSync(join(this.folder, ...path), 'utf8');
	}

	/** `npm run contract:pull` in the copy. */
	async pull(...options: string[]): Promise<Ended> {
		const parameters = [...program, ...options];
		return await new Promise((resolve) => {
			execFile(process.execPath, parameters, { cwd: this.folder }, (error, stdout, stderr) => {
				resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr });
			});
		});
	}

	/** The same while nothing else goes on, from a portal in a folder; some pages may be left out. */
	pullNow(portalFolder: string): void {
		const parameters = [...program, '--from', portalFolder];
		try {
			execFileSync(process.execPath, parameters, { cwd: this.folder, stdio: 'pipe' });
		} catch (error) {
			const { status, stderr } = error as { status: number; stderr: Buffer };
			if (status !== someLeftOut) throw new Error(`The pull failed: ${stderr.toString()}`);
		}
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/** Exit code of a pull that could not take some pages. */
export const someLeftOut = 2;

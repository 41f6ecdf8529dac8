import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second for programs, whatever the kernel does. */
const ticksPerSecond = 100;

/**
 * Milliseconds of CPU that a process has used since its start, of all its threads; undefined where the system does not tell
 * as Linux does.
 */
export function cpuTimeMs(pid: number): number | undefined {
	try {
		return cpuTimeMsIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch {
		return undefined;
	}
}

/** The same from the line that Linux keeps about a process: user and system time are its 14th and 15th field. */
export function cpuTimeMsIn(stat: string): number {
	// The second field is the program's name in brackets, which may have spaces in it.
	const fromThird = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const [user = 0, system = 0] = fromThird.slice(11, 13).map(Number);
	return ((user + system) * 1000) / ticksPerSecond;
}

/** What a process costs, as Linux alone tells it. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Linux counts in hundredths of a second for programs, whatever the kernel does. */
const tickMs = 10;

/** Milliseconds of CPU that a process has used since its start, of all its threads, its system calls included. */
export function cpuTimeMs(pid: number): number {
	return cpuTimeMsIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** The same from the line that Linux keeps about a process: user and system time are its 14th and 15th field. */
export function cpuTimeMsIn(stat: string): number {
	// The second field is the program's name in brackets, which may have spaces in it.
	const fromThird = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const [user = 0, system = 0] = fromThird.slice(11, 13).map(Number);
	return (user + system) * tickMs;
}

/** What a process holds now, in MB; from now on `peakMbOf` tells the most that it holds. */
export function heldMbFromNowOn(pid: number): number {
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
	return megabytes(pid, 'VmRSS');
}

/** The most that a process held since it was asked what it holds, in MB. */
export function peakMbOf(pid: number): number {
	return megabytes(pid, 'VmHWM');
}

function megabytes(pid: number, name: string): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}

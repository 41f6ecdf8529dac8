import { readFileSync, writeFileSync } from 'node:fs';

/** Linux counts in hundredths of a second for programs. */
const tickMs = 10;

/** The processor time that a process has taken so far, in milliseconds, its system calls included. Linux only. */
export function cpuMsOf(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The program's name, in brackets, may hold spaces.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const [userTicks, systemTicks] = [Number(fields[11]), Number(fields[12])];
	return (userTicks + systemTicks) * tickMs;
}

/** What a process holds now, in MB; from now on `peakMbOf` tells the most that it holds. Linux only. */
export function heldMbFromNowOn(pid: number): number {
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
	return megabytes(pid, 'VmRSS');
}

/** The most that a process held since it was asked what it holds, in MB. Linux only. */
export function peakMbOf(pid: number): number {
	return megabytes(pid, 'VmHWM');
}

function megabytes(pid: number, name: string): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}

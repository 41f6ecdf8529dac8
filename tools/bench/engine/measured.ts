import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { heldMbFromNowOn, peakMbOf } from '../processFigures';

/** What a piece of work cost its process. */
export interface Figures {
	wallMs: number;
	cpuMs: number;
	/** What the process held at most, above what it held before. */
	peakMb: number;
	/** How long nothing else in the process could go on, at worst. */
	blockedMs: number;
}

/** Where the profile of what is measured is kept, when there is to be one: `npm run bench -- --profile`. */
const profilesFolder = process.env.BENCH_PROFILES;

const resolutionMs = 2;

/** Does the work and measures it; its profile, where one is kept, has the name. The process has to run with --expose-gc. */
export async function measured(name: string, work: () => Promise<unknown>): Promise<Figures> {
	globalThis.gc?.();
	const held = heldMbFromNowOn(process.pid);
	const delays = monitorEventLoopDelay({ resolution: resolutionMs });
	delays.enable();
	// Without a first look at the clock, work that never lets go is not seen as a block.
	await pause();
	const cpuBefore = process.cpuUsage();
	const begun = performance.now();
	await profiled(name, work);
	const wallMs = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpuBefore);
	// What blocks until the end of the work is seen only when the loop goes on.
	await pause();
	delays.disable();
	return {
		wallMs,
		cpuMs: (user + system) / 1000,
		peakMb: Math.max(0, peakMbOf(process.pid) - held),
		blockedMs: Math.max(0, delays.max / 1e6 - resolutionMs),
	};
}

const pause = async () => {
	await wait(2 * resolutionMs);
};

/** Does the work, and keeps the profile of it alone. A profile costs time: its run's figures say nothing. */
async function profiled(name: string, work: () => Promise<unknown>): Promise<void> {
	if (profilesFolder === undefined) return void (await work());
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.start');
	await work();
	const { profile } = await session.post('Profiler.stop');
	session.disconnect();
	mkdirSync(profilesFolder, { recursive: true });
	const file = `${name.replace(/\W+/g, '-')}-${process.pid}.cpuprofile`;
	writeFileSync(join(profilesFolder, file), JSON.stringify(profile));
}

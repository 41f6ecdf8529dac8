import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it is so. Throws when that takes too long. */
export async function until(
	isSo: () => boolean | Promise<boolean>,
	withinMs = 30_000,
): Promise<void> {
	const end = Date.now() + withinMs;
	while (!(await isSo())) {
		if (Date.now() > end) throw new Error(`Waited ${withinMs / 1000} s in vain`);
		await sleep(100);
	}
}

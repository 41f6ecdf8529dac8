import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it is so. Throws when that takes too long. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	const end = Date.now() + 30_000;
	while (!(await isSo())) {
		if (Date.now() > end) throw new Error('Waited 30 s in vain');
		await sleep(100);
	}
}

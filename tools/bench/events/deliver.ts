import autocannon from 'autocannon';
import { cpuTimeMs } from '../processFigures';
import { median } from '../ratio';
import type { SentDelivery } from './deliveries';

/** How a trigger took its deliveries: how many a second when ten come at a time, and how soon when one does. */
export interface Taken {
	perSecond: number;
	answerMs: number;
	/** What n8n's process worked for each. */
	cpuMs: number;
}

/** How many deliveries one round sends. */
export interface Amounts {
	atOnce: number;
	oneByOne: number;
}

const connections = 10;

/** Posts the deliveries of one round to an n8n on this machine, which is process `pid`. Throws when one is not taken. */
export async function deliver(
	{ url, pid }: { url: string; pid: number },
	delivery: SentDelivery,
	{ atOnce, oneByOne }: Amounts,
): Promise<Taken> {
	const cpuBefore = cpuTimeMs(pid);
	const many = await post(url, delivery, { connections, amount: atOnce });
	const single = await post(url, delivery, { connections: 1, amount: oneByOne });
	const cpuMs = (cpuTimeMs(pid) - cpuBefore) / (atOnce + oneByOne);
	return {
		perSecond: atOnce / many.seconds,
		answerMs: median(single.answersMs),
		cpuMs,
	};
}

/** Counts itself: autocannon's sums are in whole milliseconds and seconds. */
async function post(
	url: string,
	{ body, headers }: SentDelivery,
	load: { connections: number; amount: number },
): Promise<{ seconds: number; answersMs: number[] }> {
	const answersMs: number[] = [];
	const begin = performance.now();
	let end = begin;
	const result = await new Promise<autocannon.Result>((done, fail) => {
		const options: autocannon.Options = {
			...{ url, method: 'POST', body, timeout: 60, ...load },
			headers: { 'content-type': 'application/json', ...headers },
			// How often it looks whether it is done.
			sampleInt: 50,
		};
		const instance = autocannon(options, (error: unknown, sums) => {
			if (error instanceof Error) fail(error);
			else done(sums);
		});
		instance.on('response', (_client, _status, _bytes, answerMs) => {
			end = performance.now();
			answersMs.push(answerMs);
		});
	});
	if (result['2xx'] !== load.amount)
		throw new Error(`${url} took ${result['2xx']} of ${load.amount} deliveries`);
	return { seconds: (end - begin) / 1000, answersMs };
}

import axios from 'axios';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './manyWorkers';

const second = 1000;

/** One delivery that is due so many milliseconds after the beginning. */
interface Due<Body> {
	at: number;
	body: Body;
}

/** How deliveries were answered. Times are milliseconds. */
export interface Answers {
	/** How many answers of each status there were, tries counted one by one; 0 stands for no answer at all. */
	statuses: Record<number, number>;
	/** Deliveries that were not taken in five tries. */
	dropped: number;
	median: number;
	slowOfTwenty: number;
	slowest: number;
}

/**
 * Events at a steady rate, and redeliveries among them: of ten events one comes twice at the same moment, one again after a
 * second, and one again after a minute, which is when AIRudder's dialer repeats a delivery that had no answer.
 */
export function withRedeliveries<Body>(events: Body[], perSecond: number): Array<Due<Body>> {
	const laterBy: Record<number, number> = { 0: 0, 3: second, 6: 60 * second };
	const due = events.flatMap((body, index) => {
		const at = (index * second) / perSecond;
		const later = laterBy[index % 10];
		return [{ at, body }, ...(later === undefined ? [] : [{ at: at + later, body }])];
	});
	return due.sort((one, other) => one.at - other.at);
}

/**
 * Sends each delivery when it is due, whether or not the earlier ones were answered. What is not answered with 200 comes
 * again as the contract has it for the dialer: after a minute, five tries in all, then it is dropped.
 */
export async function deliver<Body>(url: string, due: Array<Due<Body>>): Promise<Answers> {
	const statuses: Record<number, number> = {};
	const times: number[] = [];
	let dropped = 0;
	const send = async (body: Body, tries = 1): Promise<void> => {
		const begun = Date.now();
		const status = await axios.post(url, body, { validateStatus: () => true }).then(
			({ status: got }) => got,
			() => 0,
		);
		statuses[status] = (statuses[status] ?? 0) + 1;
		times.push(Date.now() - begun);
		if (status === 200) return;
		if (tries === 5) {
			dropped += 1;
			return;
		}
		await sleep(60 * second);
		await send(body, tries + 1);
	};
	const start = Date.now();
	const sent: Array<Promise<void>> = [];
	let told = start;
	for (const { at, body } of due) {
		await sleep(Math.max(0, start + at - Date.now()));
		sent.push(send(body));
		if (Date.now() - told < 20 * second) continue;
		told = Date.now();
		say(`sent ${sent.length} of ${due.length}, answers ${JSON.stringify(statuses)}`);
	}
	await Promise.all(sent);
	times.sort((one, other) => one - other);
	const part = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
	return { statuses, dropped, median: part(0.5), slowOfTwenty: part(0.95), slowest: part(1) };
}

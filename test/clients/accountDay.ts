import { DateTime } from 'luxon';
import type { Simulator } from '../../simulator';

/** Zone in which the accounts of the clients work (evidence 2.6, 10.6). */
const zone = 'Asia/Jakarta';

/** YYYY-MM-DD HH:MM:SS in local time, as all clients write it. */
export function localTime(time: Date): string {
	return DateTime.fromJSDate(time, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
}

/** Moves simulated time to the next 09:00 of the account; gives that day as YYYY-MM-DD. */
export async function beginDay(airudder: Simulator): Promise<string> {
	const now = DateTime.fromJSDate(airudder.now(), { zone });
	const nine = now.startOf('day').plus({ days: 1, hours: 9 });
	await airudder.advance(nine.diff(now, 'seconds').seconds);
	return nine.toISODate()!;
}

/** Simulated time moves on to a local time of the account. */
export async function advanceTo(airudder: Simulator, local: string): Promise<void> {
	const until = DateTime.fromSQL(local, { zone }).toMillis();
	await airudder.advance((until - airudder.now().getTime()) / 1000);
}

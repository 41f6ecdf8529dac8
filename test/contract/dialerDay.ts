import type { Simulator } from '../../simulator';

const daySeconds = 24 * 3600;
const nineInJakarta = Date.parse('2026-03-02T02:00:00Z');

export interface DialerDay {
	/** The day as YYYY-MM-DD in the account's zone. */
	day: string;
	/** What every dialer task needs, from 09:30 to 18:00 of that day. */
	settings: Record<string, unknown>;
}

/** An address as createDialerTask takes it for a callback. */
export function base64(address: string): string {
	return Buffer.from(address).toString('base64');
}

/** Moves simulated time to the next 09:00 in the account's zone, Asia/Jakarta. */
export async function beginDay(airudder: Simulator): Promise<DialerDay> {
	const sinceNine = (airudder.now().getTime() - nineInJakarta) / 1000;
	await airudder.advance(daySeconds - (((sinceNine % daySeconds) + daySeconds) % daySeconds));
	const day = airudder.now().toISOString().slice(0, 10);
	const startTime = `${day} 09:30:00`;
	const autoEndTime = `${day} 18:00:00`;
	const settings = { taskName: 'March_1', startTime, autoEndTime, groupName: 'Collection' };
	return { day, settings };
}

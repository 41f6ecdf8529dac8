import type { NodeParameterValueType } from 'n8n-workflow';
import type { Simulator } from '../../../simulator';

/** A zone in which it is noon now, so that a task of today has hours left, whenever the tests run. */
export function noonZone(now: Date): string {
	const behind = now.getUTCHours() - 12;
	return `Etc/GMT${behind < 0 ? '-' : '+'}${Math.abs(behind)}`;
}

/** What every dialer task needs: from ten minutes ahead, for two hours, in the zone of the simulated account. */
export function newDialerTask(airudder: Simulator): Record<string, NodeParameterValueType> {
	const inMinutes = (minutes: number) =>
		new Date(airudder.now().getTime() + minutes * 60_000).toISOString();
	airudder.switches.dialerZone = noonZone(airudder.now());
	return {
		taskName: 'due_today',
		groupName: 'Collection',
		phoneNumberColumn: 'mobile',
		start: inMinutes(10),
		end: inMinutes(130),
		timeZone: airudder.switches.dialerZone,
	};
}

import { callingSwitches } from './calling';
import { dialerSwitches } from './dialer';
import type { SwitchEntry, SwitchesOf } from './entry';
import { messageSwitches } from './messages';
import { workflowSwitches } from './workflow';

const switchesOfAllAreas = {
	...callingSwitches,
	...workflowSwitches,
	...dialerSwitches,
	...messageSwitches,
};

/**
 * Where the contract is silent the simulator does not guess: each open question is a switch. The
 * table below is what the command line, its help and the README are checked against.
 */
export type Switches = SwitchesOf<typeof switchesOfAllAreas>;

export type SwitchName = keyof Switches;

export const switchTable: Readonly<Record<SwitchName, SwitchEntry>> = switchesOfAllAreas;

export const switchNames = Object.keys(switchTable) as SwitchName[];

/** The switches as they stand at the start, with the given ones set. */
export function switchesWith(given: Partial<Switches> = {}): Switches {
	const start = Object.fromEntries(switchNames.map((name) => [name, switchTable[name].start]));
	return structuredClone({ ...start, ...given }) as Switches;
}

/**
 * Reads `name=value` as typed on the command line.
 * Throws when the switch does not exist or does not take the value.
 */
export function readSwitch(text: string): Partial<Switches> {
	const [name = '', ...rest] = text.split('=');
	if (!Object.hasOwn(switchTable, name)) throw new Error(`There is no switch named "${name}"`);
	const { start, values } = switchTable[name as SwitchName];
	const value = valueLike(start, rest.join('='));
	if (value === undefined || (values && !values.includes(value))) {
		throw new Error(`Switch ${name} does not take "${rest.join('=')}"`);
	}
	return { [name]: value };
}

/** Whether a switch has the operation answer as the contract no longer allows. */
export function isOvertaken(operationId: string, switches: Switches): boolean {
	return switchNames.some((name) => {
		const { start, overtaken = [] } = switchTable[name];
		return overtaken.includes(operationId) && switches[name] !== start;
	});
}

function valueLike(start: unknown, text: string): unknown {
	if (typeof start === 'boolean') return { true: true, false: false }[text];
	if (typeof start === 'number') return /^\d+$/.test(text) ? Number(text) : undefined;
	if (Array.isArray(start)) return text.split(',').filter(Boolean);
	return text === '' ? undefined : text;
}

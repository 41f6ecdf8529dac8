import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { catalogue, eventNames, type CatalogueEvent } from '../kinds/catalogue';
import { anyEvent } from '../delivery/delivery';
import { splitOption } from '../delivery/splitByOutcome';

/** The subtitle of a trigger on the canvas: its events, by the names that its panel has for them. `chosen` is an expression. */
export function subtitleOfEvents(chosen: string, names: Readonly<Record<string, string>>): string {
	return `={{ ${chosen}.flatMap((event) => (${JSON.stringify(names)})[event] ?? []).join(", ") }}`;
}

/** What stands under a trigger of delivered events. */
export const eventsAsSubtitle = subtitleOfEvents(
	`[$parameter.options?.eventKind ?? "${anyEvent}"].flatMap((kind) => kind === "${anyEvent}" ? $parameter.events : [kind])`,
	Object.fromEntries(eventNames.map((event) => [event, catalogue[event].name])),
);

/** The field of a trigger's panel that says which events start the workflow. */
export function eventForm(names: readonly CatalogueEvent[]): INodeProperties {
	return {
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		displayOptions: ofAnyEvent(names),
		options: optionsOf(names),
		default: [],
		description: 'Which reports start the workflow',
		hint: 'Other events are answered, and start nothing',
	};
}

/** Shows a field where an address receives several events. */
export function ofAnyEvent(names: readonly CatalogueEvent[]): IDisplayOptions {
	return { hide: { '/options.eventKind': [...names] } };
}

/** The options that say how a delivery is recognised. */
function recognitionForm(names: readonly CatalogueEvent[]): INodeProperties[] {
	return [
		{
			displayName: 'This Address Receives',
			name: 'eventKind',
			type: 'options',
			options: [
				{
					name: 'Any Event',
					value: anyEvent,
					description: 'Each delivery is recognised by what is in it',
				},
				...optionsOf(names),
			],
			// No expression: fields are shown, and the subtitle is written, by it.
			noDataExpression: true,
			default: anyEvent,
			description:
				'Which reports AIRudder sends to this address. Of one kind alone, every delivery counts as that one.',
			hint: 'Choose one kind if AIRudder sends just that to this address: it must be chosen for reports whose content AIRudder does not publish',
		},
		{
			displayName: 'Unrecognised Deliveries',
			name: 'unrecognised',
			type: 'options',
			displayOptions: ofAnyEvent(names),
			options: [
				{
					name: 'Drop',
					value: 'drop',
					description: 'Answer AIRudder and start nothing',
				},
				{
					name: 'Start the Workflow',
					value: 'start',
					description: 'With event "unknown" and what AIRudder sent as payload',
				},
			],
			default: 'start',
			description: 'What to do with a delivery that fits no event, or more than one',
		},
	];
}

/** Filters and additions. */
const furtherOptions: INodeProperties[] = [
	{
		displayName: 'Attach Recording',
		name: 'attachRecording',
		type: 'boolean',
		default: true,
		description:
			'Whether to fetch the recording of an answered call into the binary field "data". The workflow starts, and AIRudder is answered, once it is there, or without it when the time is up.',
	},
	{
		displayName: 'Include Raw Payload',
		name: 'includePayload',
		type: 'boolean',
		displayOptions: { show: { '/simplify': [true] } },
		default: true,
		description: 'Whether to add what AIRudder sent, as it is, in the field payload',
	},
	{
		displayName: 'Intentions to Pass',
		name: 'intentions',
		type: 'string',
		default: '',
		placeholder: 'e.g. A, B',
		description:
			'Result labels, with commas between them. Calls with another label, or none, start nothing.',
	},
	{
		displayName: 'Only Answered Calls',
		name: 'onlyAnswered',
		type: 'boolean',
		default: true,
		description:
			'Whether calls start the workflow only when somebody answered: a dialogue round, a transcript line, or a dialer call that was answered',
	},
	{
		displayName: 'Recording Hosts',
		name: 'recordingHosts',
		type: 'string',
		displayOptions: { show: { attachRecording: [true] } },
		default: '',
		placeholder: 'e.g. recordings.example.com',
		description:
			"Names of further hosts, with commas between them, from which recordings may be fetched. A link in a delivery is followed only there and among AIRudder's own recordings; for any other AIRudder is asked.",
	},
	{
		displayName: 'Recording Time Limit (Seconds)',
		name: 'recordingSeconds',
		type: 'number',
		displayOptions: { show: { attachRecording: [true] } },
		typeOptions: {
			minValue: 1,
			maxValue: 300,
		},
		default: 10,
		description:
			'How long fetching a recording may take in all. Then the workflow starts without it: recordingProblem says why, and recordingUrl keeps the link.',
		hint: 'AIRudder waits for its answer meanwhile. If it loses patience, it may send the event again: put Remove Duplicates on eventId behind the trigger.',
	},
	splitOption,
	{
		displayName: 'Split Into Items',
		name: 'splitIntoItems',
		type: 'boolean',
		default: true,
		description:
			'Whether to return an item for each entry when an event lists several messages or workflow nodes',
	},
	{
		displayName: 'Statuses to Pass',
		name: 'statuses',
		type: 'string',
		default: '',
		placeholder: 'e.g. finished',
		description:
			'With commas between them. Events with another status start nothing; those that have no status pass.',
	},
];

/**
 * The part of a trigger's panel that says how the items look, which are held back, and how deliveries are recognised.
 * `without` names options that the trigger does not have.
 */
export function outputForm(
	names: readonly CatalogueEvent[],
	without: readonly string[] = [],
): INodeProperties[] {
	const options = [...furtherOptions, ...recognitionForm(names)]
		.filter(({ name }) => !without.includes(name))
		.sort((one, other) => one.displayName.localeCompare(other.displayName));
	return [
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options,
		},
	];
}

function optionsOf(names: readonly CatalogueEvent[]): INodePropertyOptions[] {
	return names
		.map((value) => ({
			value,
			name: catalogue[value].name,
			action: catalogue[value].action,
			description: catalogue[value].description,
		}))
		.sort((one, other) => one.name.localeCompare(other.name));
}

import type { IDataObject } from 'n8n-workflow';
import { wrongInput } from '../../../shared/api/failure';
import { isObject, objectsIn, withoutBlanks } from '../../../shared/api/values';
import type { Field, ParametersOf } from '../../../shared/operations/fields';
import { flag, lines, text, wholeNumber } from '../../../shared/operations/formPieces';
import { jsonList } from '../../../shared/operations/jsonField';
import { list } from '../../../shared/operations/listField';
import { numberIn } from '../../../shared/operations/numberField';

/**
 * The settings of a dialer task that are not required, in the order of their names in the form.
 * Contract: DialerTaskSettings.
 */
export const settingFields = {
	addTimeToName: flag(
		{
			displayName: 'Add Time to Name',
			description:
				'Whether to append the current time (UTC, 16 characters) to the name, so that it is not in use',
		},
		true,
	),
	acwTime: wholeNumber(
		{
			displayName: 'After-Call Work (Seconds)',
			description: 'Seconds that an agent has after each call',
		},
		15,
	),
	agentName: list({
		displayName: 'Agents',
		description: 'Names of the agents of the skill group who take the calls, separated by commas',
		placeholder: 'e.g. dewi, rizky',
	}),
	autoSlotFactor: wholeNumber(
		{ displayName: 'Automatic Slot Factor', description: 'As AIRudder explained it to you' },
		0,
	),
	bulkCallInterval: wholeNumber(
		{
			displayName: 'Bulk Call Interval (Seconds)',
			description: 'Seconds between two rounds of calls, at least 60',
		},
		120,
		60,
	),
	callInterval: wholeNumber(
		{ displayName: 'Call Interval (Seconds)', description: 'Seconds between two calls' },
		0,
	),
	contactNumberInterval: wholeNumber(
		{
			displayName: 'Contact Number Interval',
			description: 'Interval between two numbers of one contact',
		},
		0,
	),
	dialingMode: wholeNumber(
		{ displayName: 'Dialing Mode', description: 'Number of the mode as AIRudder named it to you' },
		0,
	),
	dialingOrder: jsonList({
		displayName: 'Dialing Order',
		description: 'A JSON list as AIRudder described it to you',
	}),
	maxLostRate: numberIn(
		{
			displayName: 'Maximum Lost Rate',
			description: 'Share of answered calls that may find no free agent',
		},
		{},
	),
	autoQA: flag(
		{
			displayName: 'Quality Check',
			description: 'Whether AIRudder checks the quality of the calls automatically',
		},
		true,
	),
	qaConfigId: wholeNumber(
		{
			displayName: 'Quality Check Configuration ID',
			description: 'ID of the configuration for the quality check',
		},
		0,
	),
	qaLimitLength: wholeNumber(
		{
			displayName: 'Quality Check Length Limit',
			description: 'Limit of length for the quality check',
		},
		0,
	),
	qaLimitRate: wholeNumber(
		{ displayName: 'Quality Check Rate Limit', description: 'Limit of rate for the quality check' },
		0,
	),
	remark: text({
		displayName: 'Remark',
		description: 'A note on the task',
		placeholder: 'e.g. second reminder',
	}),
	repeatTimes: wholeNumber(
		{ displayName: 'Repeat Times', description: 'How often a number is called' },
		1,
	),
	restTimes: restTimes(),
	resultStrategies: jsonList({
		displayName: 'Result Strategies',
		description: 'A JSON list as AIRudder described it to you',
	}),
	ringLimit: wholeNumber(
		{ displayName: 'Ring Limit (Seconds)', description: 'Seconds that a number may ring' },
		30,
	),
	slotFactor: numberIn(
		{ displayName: 'Slot Factor', description: 'As AIRudder explained it to you' },
		{},
	),
	templateName: text({
		displayName: 'Template Name',
		description: 'Name of the template that lays out the columns of the contacts',
		placeholder: 'e.g. collection',
	}),
	voicemailCheck: flag(
		{ displayName: 'Voicemail Check', description: 'Whether AIRudder looks out for voicemail' },
		true,
	),
	voicemailCheckDuration: wholeNumber(
		{ displayName: 'Voicemail Check Duration', description: 'How long it looks out for voicemail' },
		0,
	),
	voicemailHandle: wholeNumber(
		{
			displayName: 'Voicemail Handling',
			description: 'Number of what to do on voicemail, as AIRudder named it to you',
		},
		0,
	),
	voicemailRedial: wholeNumber(
		{
			displayName: 'Voicemail Redial',
			description: 'Number of how to redial after voicemail, as AIRudder named it to you',
		},
		0,
	),
};

export type Settings = Partial<ParametersOf<typeof settingFields>>;

/** The settings that are set, as they are sent. Contract: DialerTaskSettings, whose names the form's fields bear. */
export function wireSettings({ addTimeToName: _own, ...settings }: Settings): IDataObject {
	const { autoQA, voicemailCheck } = settings;
	return withoutBlanks({
		...settings,
		autoQA: autoQA === undefined ? undefined : yesOrNo(autoQA),
		voicemailCheck: voicemailCheck === undefined ? undefined : Number(voicemailCheck),
	});
}

/** A switch as the dialer takes most of them. */
export function yesOrNo(value: boolean): 'Y' | 'N' {
	return value ? 'Y' : 'N';
}

function restTimes(): Field<IDataObject[]> {
	const time = (displayName: string, name: string, placeholder: string) => ({
		displayName,
		name,
		type: 'string' as const,
		default: '',
		placeholder,
	});
	return lines(
		{
			displayName: 'Rest Times',
			description: 'When nobody is called, in the zone of the account',
			placeholder: 'Add Rest Time',
		},
		[
			{
				displayName: 'Rest Time',
				name: 'rests',
				values: [time('Start', 'start', 'e.g. 12:00:00'), time('End', 'end', 'e.g. 13:00:00')],
			},
		],
		(raw) =>
			objectsIn(isObject(raw) ? raw.rests : undefined).map(({ start, end }) => ({
				start: clockTime(start),
				end: clockTime(end),
			})),
	);
}

/** `HH:mm:ss`; seconds may be left out. */
function clockTime(raw: unknown): string {
	const value = String(raw).trim();
	if (/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value)) {
		return value.length === 5 ? `${value}:00` : value;
	}
	throw wrongInput(`Rest Times: "${value}" is not a time of day`, 'Write it as e.g. 12:00:00.');
}

import type { IDataObject } from 'n8n-workflow';
import { wrongInput } from '../../../shared/api/failure';
import { withoutBlanks } from '../../../shared/api/values';
import type { ParametersOf } from '../../../shared/forms/fields';
import { flag, text, wholeNumber } from '../../../shared/forms/formPieces';
import { list } from '../../../shared/forms/listField';
import { numberIn } from '../../../shared/forms/numberField';
import { restTimes, resultStrategies } from './settingLines';

/**
 * The settings of a dialer task that are not required, in the order of their names in the form.
 * Contract: DialerTaskSettings.
 */
export const settingFields = {
	addTimeToName: flag(
		{
			displayName: 'Add Time to Name',
			description:
				'Whether to append the current time (UTC) and random characters to the name, 23 in all, so that it is not in use and the task can be found if its answer is lost',
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
		{
			displayName: 'Automatic Slot Factor',
			description: 'As AIRudder explained it to you. With 0 you set the Slot Factor yourself.',
		},
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
	dialingOrder: list({
		displayName: 'Dialing Order',
		description:
			'Names of the contact fields that hold further numbers, in the order in which they are called, separated by commas. A name that is not under Contact Fields is a column of the items.',
		placeholder: 'e.g. PhoneNumber, mobile_phone_2',
	}),
	maxLostRate: numberIn(
		{
			displayName: 'Maximum Lost Rate (Percent)',
			description:
				'Per cent of the answered calls that may find no free agent, e.g. 5. AIRudder does not publish the unit; values in use speak for per cent.',
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
		{
			displayName: 'Quality Check Rate Limit (Percent)',
			description:
				'Per cent of the calls that are checked at most, e.g. 100. AIRudder does not publish the unit; values in use speak for per cent.',
		},
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
	resultStrategies: resultStrategies(),
	ringLimit: wholeNumber(
		{ displayName: 'Ring Limit (Seconds)', description: 'Seconds that a number may ring' },
		30,
	),
	slotFactor: numberIn(
		{
			displayName: 'Slot Factor',
			description: 'As AIRudder explained it to you, e.g. 2.5. Only with Automatic Slot Factor 0.',
		},
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
		{
			displayName: 'Voicemail Check Duration (Milliseconds)',
			description:
				'How long it looks out for voicemail, e.g. 2500. Only with Voicemail Check. AIRudder does not publish the unit; values in use speak for milliseconds.',
		},
		0,
	),
	voicemailHandle: wholeNumber(
		{
			displayName: 'Voicemail Handling',
			description:
				'Number of what to do on voicemail, as AIRudder named it to you. Only with Voicemail Check.',
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

/**
 * The settings that are set, as they are sent. Throws `input` when one is set that works with another only.
 * Contract: DialerTaskSettings, whose names the form's fields bear.
 */
export function wireSettings(settings: Settings): IDataObject {
	requireFitting(settings);
	const { addTimeToName: _own, autoQA, voicemailCheck, ...others } = settings;
	const qualityCheck = autoQA === undefined ? undefined : yesOrNo(autoQA);
	return withoutBlanks({
		...others,
		// The one client seen sends both spellings; which of them AIRudder reads is not known.
		autoQA: qualityCheck,
		autoQa: qualityCheck,
		voicemailCheck: voicemailCheck === undefined ? undefined : Number(voicemailCheck),
	});
}

function requireFitting(settings: Settings): void {
	const { slotFactor, autoSlotFactor, voicemailCheck } = settings;
	if (slotFactor !== undefined && autoSlotFactor !== 0) {
		throw wrongInput(
			'Slot Factor works only with Automatic Slot Factor 0',
			'Add Automatic Slot Factor with 0, or remove Slot Factor.',
		);
	}
	const onVoicemail = (['voicemailCheckDuration', 'voicemailHandle'] as const).find(
		(name) => settings[name] !== undefined,
	);
	if (onVoicemail !== undefined && !voicemailCheck) {
		const { displayName } = settingFields[onVoicemail].property;
		throw wrongInput(
			`${displayName} works only with Voicemail Check`,
			`Add Voicemail Check and turn it on, or remove ${displayName}.`,
		);
	}
}

/** A switch as the dialer takes most of them. */
export function yesOrNo(value: boolean): 'Y' | 'N' {
	return value ? 'Y' : 'N';
}

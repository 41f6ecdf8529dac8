import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { wrongInput } from '../../../shared/api/failure';
import { idText, isBlank, isObject, objectsIn } from '../../../shared/api/values';
import type { Field } from '../../../shared/forms/fields';
import { lines } from '../../../shared/forms/formPieces';

/** Value of the operator in the form. */
const equals = 'equals';

/** When nobody is called. Contract: DialerTaskSettings (restTimes). */
export function restTimes(): Field<IDataObject[]> {
	const time = (displayName: string, name: string, placeholder: string) => ({
		...line(displayName, name),
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

/** What AIRudder does after a result of a call. Contract: DialerResultStrategy. */
export function resultStrategies(): Field<IDataObject[]> {
	return lines(
		{
			displayName: 'Result Strategies',
			description: 'What AIRudder does with a contact after a result that an agent filed',
			placeholder: 'Add Result Strategy',
		},
		[
			{
				displayName: 'Result Strategy',
				name: 'strategies',
				values: [
					{
						...line('Result Title', 'title'),
						placeholder: 'e.g. Level1',
						description: "Title of a field of the agents' form",
					},
					{
						displayName: 'Operator',
						name: 'oper',
						type: 'options',
						default: equals,
						// Not `==` itself: n8n takes a value that begins with = for an expression.
						options: [{ name: 'Equals (==)', value: equals }],
						description:
							'How the result is compared. Only == is known; another one of AIRudder can be given by an expression.',
					},
					{
						...line('Value', 'value'),
						placeholder: 'e.g. Paid',
						description: 'Value of that field',
					},
					{
						...line('Actions', 'action'),
						placeholder: 'e.g. 1, 2',
						description:
							'Numbers of what to do, separated by commas. AIRudder does not publish their meaning; ask AIRudder.',
					},
					{
						...line('Do Not Call Days', 'dncDay'),
						placeholder: 'e.g. 7',
						description: 'Days for which the contact is not called. Leave empty for none.',
					},
				],
			},
		],
		(raw) => objectsIn(isObject(raw) ? raw.strategies : undefined).map(strategy),
	);
}

function line(displayName: string, name: string): INodeProperties {
	return { displayName, name, type: 'string', default: '' };
}

function strategy({ title, oper, value, action, dncDay }: IDataObject): IDataObject {
	const operator = idText(oper) ?? equals;
	const texts = {
		// A written == reaches us as =: n8n takes it for an expression.
		oper: [equals, '='].includes(operator) ? '==' : operator,
		title: idText(title),
		value: idText(value),
	};
	if (texts.title === undefined || texts.value === undefined || isBlank(action)) {
		throw wrongInput(
			'A line of Result Strategies is incomplete',
			'Give title, value and actions, or remove the line.',
		);
	}
	const actions: unknown[] = Array.isArray(action) ? action : (idText(action) ?? '').split(',');
	return {
		...texts,
		action: actions.map((number) => wholeNumberIn(number, 'Actions')),
		...(isBlank(dncDay) ? {} : { dncDay: wholeNumberIn(dncDay, 'Do Not Call Days') }),
	};
}

function wholeNumberIn(raw: unknown, label: string): number {
	const text = idText(raw) ?? '';
	if (/^\d{1,9}$/.test(text)) return Number(text);
	throw wrongInput(
		`Result Strategies, ${label}: "${text}" is not a whole number`,
		'Write numbers, several with commas between them.',
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

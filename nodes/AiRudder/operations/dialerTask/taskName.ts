import { AiRudderFailure, wrongInput } from '../../../shared/api/failure';
import type { WireRequest } from '../../../shared/api/wireRequest';
import { isText } from '../../../shared/api/values';
import type { Field } from '../../../shared/forms/fields';
import { text } from '../../../shared/forms/formPieces';
import { withUniqueEnd } from '../../../shared/operations/once/uniqueName';

/** "task name not valid". Contract: x-error-codes.callCenter. */
const nameNotValid = 10518;

/** The field for a new task's name. Contract: DialerTaskSettings (taskName). */
export function taskName(): Field<string> {
	const field = text({
		displayName: 'Task Name',
		description:
			'Name of the new task: letters, digits, underscores and hyphens. AIRudder asks for a name that is not in use.',
		placeholder: 'e.g. due-today',
		required: true,
	});
	return {
		...field,
		read: (raw, label) => {
			const name = field.read(raw, label);
			const others = otherCharacters(name);
			if (others.length === 0) return name;
			throw wrongInput(
				`${label} "${name}" has characters other than letters, digits, underscores and hyphens: ${inWords(others)}`,
				'Write it as e.g. due-today.',
			);
		},
	};
}

/** The name a task is created with: with a unique end when asked for. */
export function fullName(name: string, { addTimeToName }: { addTimeToName?: boolean }): string {
	return addTimeToName ? withUniqueEnd(name) : name;
}

/** The name that a create request gives its task. */
export function dialerTaskNameIn({ body }: WireRequest): string {
	return isText(body?.taskName) ? body.taskName : '';
}

/** A refused name with the characters that may be why. Accounts differ: hyphens are in use, though code 10518 does not name them. */
export function explainedName(refusal: AiRudderFailure, request: WireRequest): AiRudderFailure {
	if (refusal.bodyCode !== nameNotValid) return refusal;
	const name = dialerTaskNameIn(request);
	const others = otherCharacters(name);
	const why =
		others.length > 0
			? `has characters other than letters, digits, underscores and hyphens: ${inWords(others)}`
			: name.includes('-')
				? 'has only letters, digits, underscores and hyphens; try it without hyphens'
				: 'has only letters, digits and underscores; ask AIRudder what is wrong with it';
	return new AiRudderFailure(refusal.kind, refusal.message, {
		...refusal,
		description: `${refusal.description ?? ''} The name "${name}" ${why}.`.trim(),
	});
}

function otherCharacters(name: string): string[] {
	return [...new Set(name.replace(/[\w-]/g, ''))];
}

function inWords(characters: string[]): string {
	return characters.map((character) => (character.trim() === '' ? 'blank' : character)).join(' ');
}

import type { FieldSchema } from '../requestForm';

/** Words that are written in one way only. */
const known = new Map(
	[
		'AI',
		'AIRudder',
		'API',
		'ASR',
		'CSV',
		'HTTP',
		'ID',
		'IDs',
		'IP',
		'JSON',
		'OTP',
		'PDF',
		'SIP',
		'SMS',
		'TTS',
		'URL',
		'URLs',
		'UUID',
		'WABA',
		'WhatsApp',
	].map((word) => [word.toLowerCase(), word]),
);

const smallWords = new Set('a an and at by for in of on or per the to with'.split(' '));

/** A name of the contract in words, Title Case: `workflow_id` is Workflow ID. One without letters stays as it is. */
export function titleOf(name: string): string {
	const words = name
		.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
		.replace(/(\p{Lu})(\p{Lu}\p{Ll}{2,})/gu, '$1 $2')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
	return words.length === 0 ? name : inTitleCase(words.join(' '));
}

/** A text in Title Case; small words between others stay small. */
export function inTitleCase(text: string): string {
	const words = text.split(/([\s-]+)/);
	return words
		.map((word, index) => {
			const isBetween = index > 0 && index < words.length - 1;
			if (isBetween && smallWords.has(word.toLowerCase())) return word.toLowerCase();
			return known.get(word.toLowerCase()) ?? withCapital(word);
		})
		.join('');
}

/** A text in sentence case; abbreviations and names stay as they are. */
export function inSentenceCase(text: string): string {
	const small = text.replace(/[\p{L}\p{N}_]+/gu, (word) => {
		const isAbbreviation = /^\P{Ll}{2,}s?$/u.test(word);
		return known.get(word.toLowerCase()) ?? (isAbbreviation ? word : word.toLowerCase());
	});
	return withCapital(small);
}

/** A text with its first letter in capitals. */
export function withCapital(text: string): string {
	return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

/** A text on one line. */
export function onOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** A name of the contract as the name of a parameter: letters, digits and underscores. */
export function identifier(name: string): string {
	return name.replace(/[^\p{L}\p{N}_]/gu, '_');
}

/** An identifier that is none of those `taken`, which it joins. */
export function unused(wanted: string, taken: Set<string>): string {
	let key = wanted;
	for (let count = 2; taken.has(key); count++) key = `${wanted}_${count}`;
	taken.add(key);
	return key;
}

/** What the form says of a field: which product lines know it, the contract's words, more of ours, AIRudder's name. */
export function fieldDescription(
	name: string,
	{ description, lines }: FieldSchema,
	more = '',
): string {
	return [
		lines ? sentence(`${lines.join(', ')} only`) : '',
		description ? sentence(onOneLine(description)) : '',
		more,
		`AIRudder's name: ${name}`,
	]
		.filter((part) => part !== '')
		.join(' ');
}

/** "e.g. …" from the contract's example; undefined without one. */
export function placeholderOf({ example }: FieldSchema): string | undefined {
	if (example === undefined) return undefined;
	return `e.g. ${[example].flat().map(String).join(', ')}`;
}

function sentence(text: string): string {
	return /[.!?。！？]$/.test(text) ? text : `${text}.`;
}

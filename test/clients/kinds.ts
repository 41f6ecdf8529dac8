/** What a strict reader takes as the value of a field. */
export interface Kind {
	/** What it should be, in words. */
	words: string;
	takes: (value: unknown) => boolean;
	mayBeMissing?: boolean;
}

const kind = (words: string, takes: Kind['takes']): Kind => ({ words, takes });
const matching = (words: string, pattern: RegExp): Kind =>
	kind(words, (value) => typeof value === 'string' && pattern.test(value));

export const text = matching('text', /^/);
export const filledText = matching('text that is not empty', /./);
export const callId = matching('32 hexadecimal digits', /^[0-9a-f]{32}$/i);
export const phoneNumber = matching('a plus and digits', /^\+\d+$/);
export const utcTime = matching('a time YYYY-MM-DDTHH:MM:SSZ', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
export const intention = matching('a letter A to I, or --', /^([A-I]|--)$/);
export const localTime = matching('a time YYYY-MM-DD HH:MM:SS', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
export const timeWithOffset = matching(
	'a time YYYY-MM-DD HH:MM:SS+HH:MM',
	/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d$/,
);
export const date = matching('a date YYYY-MM-DD', /^\d{4}-\d\d-\d\d$/);
export const named = matching('a name of letters, digits, _ and -', /^[\w-]+$/);
export const shortName = matching('a name of at most 63 characters', /^.{1,63}$/);
export const flag = kind('true or false', (value) => typeof value === 'boolean');
export const numeric = kind('a number', (value) => typeof value === 'number');
export const textOrInteger = kind(
	'text or an integer',
	(value) => typeof value === 'string' || Number.isInteger(value),
);
export const integer = kind('an integer', Number.isInteger);

/** What Python's int() takes: an integer, or text that is one without a decimal tail. */
export const intLike = kind('an integer, or text of one', (value) => /^-?\d+$/.test(wordOf(value)));
export const epochMilliseconds = kind('milliseconds since 1970, a number or text', (value) =>
	/^\d{13}$/.test(wordOf(value)),
);

/** The key has to be there, whatever it holds. */
export const anything = kind('there', () => true);

export function oneOf(...words: string[]): Kind {
	return kind(`one of ${words.join(', ')}`, (value) => words.includes(value as string));
}

/** Empty text or null when there is none; the key is there all the same. */
export function orNothing({ words, takes }: Kind): Kind {
	return kind(
		`${words}, or empty or null`,
		(value) => value === '' || value === null || takes(value),
	);
}

export function mayMiss(inner: Kind): Kind {
	return { ...inner, mayBeMissing: true };
}

/** May be missing, empty or null. */
export function optional(inner: Kind): Kind {
	return mayMiss(orNothing(inner));
}

export function listOf({ words, takes }: Kind): Kind {
	return kind(`a list, each ${words}`, (value) => Array.isArray(value) && value.every(takes));
}

/** An object; its own values when `inner` is given. */
export function objectOf({ words, takes }: Kind): Kind {
	return kind(
		`an object, each value ${words}`,
		(value) => isObject(value) && Object.values(value).every(takes),
	);
}

/** An object with these fields at least. */
export function objectWith(fields: Record<string, Kind>): Kind {
	const words = Object.entries(fields).map(([name, { words: inner }]) => `${name} ${inner}`);
	return kind(
		`an object with ${words.join(', ')}`,
		(value) =>
			isObject(value) &&
			Object.entries(fields).every(([name, field]) => isGood(value[name], name in value, field)),
	);
}

/** Whether a reader gets along with a field as it is, or is not, there. */
export function isGood(value: unknown, isThere: boolean, { takes, mayBeMissing }: Kind): boolean {
	return isThere ? takes(value) : mayBeMissing === true;
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wordOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The digits of a phone number as it was written, and whether they begin with a calling code for certain. */
export interface WrittenNumber {
	digits: string;
	/** The same, parted where something stands between them. */
	groups: string[];
	isInternational: boolean;
}

/** As nearly all numbers are written. */
const plainText = /^[ -~]*$/;

/** Marks that show nothing; spreadsheets and chats wrap numbers in them. */
const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Raised, lowered and circled digits, fractions: a footnote mark or more than one digit, no part of a number. */
export const markDigits = /[\p{No}\p{Nl}]/u;

/** Characters people put between digits: spaces of all kinds, dashes, dots, parentheses. A new line is another number. */
const separators = /[^\S\r\n]|[-\u2010-\u2015\u2212.()]/g;

/** What says that the rest is a phone number: of links, and of WhatsApp. */
const scheme = /^(?:tel|whatsapp|sms|callto):(?:\/\/)?/i;

/** How WhatsApp names a person: the international digits before the host. */
const whatsAppId = /^\+?(\d+)@(?:c\.us|s\.whatsapp\.net)$/i;

/** A formula that a spreadsheet export puts around text: `="0812…"`. */
const formula = /^=\s*"(.*)"$|^=\s*'(.*)'$/;

const notANumber = 'is not a phone number';

/**
 * Takes the writing off a phone number: spaces, brackets, what spreadsheets, links and chats put around it, digits of other
 * scripts. Gives the digits, or why the value is no phone number. Whether there is such a number is not looked at.
 */
export function writtenNumber(value: unknown): WrittenNumber | { reason: string } {
	if (value === undefined || value === null) return { reason: 'is empty' };
	if (typeof value !== 'string' && typeof value !== 'number') return { reason: notANumber };
	if (Number.isFinite(value) && (!Number.isInteger(value) || Number(value) < 0)) {
		return { reason: 'is a number with decimals or a sign, not a phone number' };
	}
	const visible = inLatin(String(value));
	if (visible === undefined) return { reason: notANumber };
	const text = unwrapped(visible);
	if (text === '') return { reason: 'is empty' };
	const [, id] = whatsAppId.exec(text) ?? [];
	if (id !== undefined) return { digits: id, groups: [id], isInternational: true };

	const plain = fromSpreadsheet(text);
	if (typeof plain === 'object') return plain;
	const compact = plain.replace(separators, '');
	if (!/^\+?\d+$/.test(compact)) return { reason: notANumber };
	const digits = compact.replace('+', '');
	return { digits, groups: plain.match(/\d+/g) ?? [], isInternational: digits !== compact };
}

function unwrapped(text: string): string {
	const [, double, single] = formula.exec(text.trim()) ?? [];
	const inner = (double ?? single ?? text).trim().replace(/^'/, '').trim();
	return inner.replace(scheme, '').trim();
}

/** The text in the characters that numbers are read in; undefined when it holds digits that are no part of a number. */
function inLatin(text: string): string | undefined {
	if (plainText.test(text)) return text;
	const visible = text.replace(invisible, '');
	return markDigits.test(visible) ? undefined : latinDigits(visible.normalize('NFKC'));
}

/** Digits of all scripts as 0–9: each script has its ten in a row. */
function latinDigits(text: string): string {
	return text.replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : String(valueOf(digit))));
}

function valueOf(digit: string): number {
	const code = digit.codePointAt(0) ?? 0;
	let value = 0;
	while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
	return value;
}

const withDecimals = { reason: 'is a number with decimals, not a phone number' };

/** Undoes what spreadsheets do to long numbers: a decimal tail, or the exponent form if it kept all digits. */
function fromSpreadsheet(text: string): string | { reason: string } {
	const exponent = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i.exec(text);
	if (exponent) {
		const [, first = '', fraction = '', power = ''] = exponent;
		const digits = Number(power);
		if (fraction.length < digits) {
			return {
				reason: 'was shortened by the spreadsheet and has lost digits; format the column as text',
			};
		}
		return fromSpreadsheet(`${first}${fraction.slice(0, digits)}.${fraction.slice(digits)}`);
	}
	// A short number with a tail of noughts comes from a spreadsheet, too; with other digits behind the dot it is grouped.
	const [, short] = /^(\+?\d{4,})[.,]0{1,2}$/.exec(text) ?? [];
	if (short !== undefined) return short;
	// Between groups the same tail may be digits.
	if (/^[^.,]*[^\d+.,][^.,]*[.,]0{1,2}$/.test(text)) return withDecimals;
	const [, whole, decimals = ''] = /^(\+\d{5,}|\d{7,})[.,](\d*)$/.exec(text) ?? [];
	if (whole === undefined) return text;
	return /^0*$/.test(decimals) ? whole : withDecimals;
}

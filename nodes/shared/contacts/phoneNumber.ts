import { knownCallingCodes, nationalLengths } from './nationalLengths';

/** A number as AIRudder takes it (E.164 with plus), or why the text is none. */
export type PhoneNumberResult = { number: string } | { reason: string };

/** E.164 allows 15 digits; the shortest numbers in use have 7 with their country code. */
const fewestDigits = 7;
const mostDigits = 15;

/** National numbers of these countries keep their leading zero behind the country code (Italy, San Marino, Vatican). */
const keepsZero = new Set(['39', '378', '379']);

/** Characters people put between digits: spaces of all kinds, dashes, dots, parentheses, invisible marks. */
const separators = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\-\u2010-\u2015\u2212.()]/g;

/**
 * Reads a phone number as people and spreadsheets write it: `+62 811-1111-1111`, `0062811…`, `0811…`,
 * `6281234567890.0`, `6.281234567890E+12`, a number instead of text.
 * `callingCode` is the country code for numbers that have none, digits only; without it such numbers are refused.
 * A number that cannot be told with certainty is refused: a wrong guess would call a stranger.
 */
export function toE164(value: unknown, callingCode?: string): PhoneNumberResult {
	if (typeof value !== 'string' && typeof value !== 'number')
		return { reason: 'is not a phone number' };
	const written = String(value).normalize('NFKC').trim().replace(/^'/, '');
	if (written === '') return { reason: 'is empty' };

	const spreadsheet = fromSpreadsheet(written);
	if (typeof spreadsheet === 'object') return spreadsheet;
	// The trunk zero in brackets, +44 (0)20 …, is not dialled from abroad.
	const compact = spreadsheet.replace(/^(\+\s*\d+\s*)\(0\)/, '$1').replace(separators, '');
	if (!/^\+?\d+$/.test(compact)) return { reason: 'is not a phone number' };
	return checked(international(compact, callingCode));
}

/** Undoes what spreadsheets do to long numbers: a decimal tail, or the exponent form if it kept all digits. */
function fromSpreadsheet(text: string): string | { reason: string } {
	const exponent = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i.exec(text);
	if (exponent) {
		const [, first = '', fraction = '', power = ''] = exponent;
		if (fraction.length < Number(power)) {
			return {
				reason: 'was shortened by the spreadsheet and has lost digits; format the column as text',
			};
		}
		return fromSpreadsheet(
			`${first}${fraction.slice(0, Number(power))}.${fraction.slice(Number(power))}`,
		);
	}
	return text.replace(/^(\+?\d+)[.,]0*$/, '$1');
}

function international(compact: string, callingCode = ''): PhoneNumberResult {
	if (compact.startsWith('+')) return { number: withoutTrunkZero(compact) };
	if (compact.startsWith('00')) return { number: withoutTrunkZero(`+${compact.slice(2)}`) };
	if (callingCode === '')
		return { reason: 'has no country code; write it with + or set Default Calling Code' };
	return compact.startsWith('0')
		? national(nationalPart(compact, callingCode), callingCode)
		: bare(compact, callingCode);
}

function national(digits: string, callingCode: string): PhoneNumberResult {
	return fitsPlan(digits, callingCode)
		? { number: `+${callingCode}${digits}` }
		: { reason: `has ${digits.length} digits, which no number of country code ${callingCode} has` };
}

function fitsPlan(digits: string, callingCode: string): boolean {
	const [fewest, most] = nationalLengths(callingCode);
	return digits.length >= fewest && digits.length <= most;
}

/** Digits with neither +, 00 nor 0 in front: with or without the country code? */
function bare(digits: string, callingCode: string): PhoneNumberResult {
	const rest = digits.slice(callingCode.length);
	if (!digits.startsWith(callingCode) || !fitsPlan(rest, callingCode))
		return national(digits, callingCode);
	// Both readings fit: nine digits or more behind the country code are a mobile number written in full.
	return fitsPlan(digits, callingCode) && rest.length < 9
		? { reason: `may or may not begin with the country code ${callingCode}; write it with +` }
		: { number: `+${digits}` };
}

/** `+62 0811…` is dialled as `+62 811…`. */
function withoutTrunkZero(number: string): string {
	const code = knownCallingCodes.find((candidate) => number.startsWith(`+${candidate}0`));
	return code === undefined
		? number
		: `+${code}${nationalPart(number.slice(1 + code.length), code)}`;
}

function nationalPart(digits: string, callingCode: string): string {
	return keepsZero.has(callingCode) ? digits : digits.replace(/^0/, '');
}

function checked(result: PhoneNumberResult): PhoneNumberResult {
	if ('reason' in result) return result;
	const digits = result.number.slice(1);
	if (digits.startsWith('0')) return { reason: 'has a zero where its country code should be' };
	if (digits.length < fewestDigits) return { reason: 'is too short for a phone number' };
	if (digits.length > mostDigits) return { reason: 'is too long for a phone number' };
	return result;
}

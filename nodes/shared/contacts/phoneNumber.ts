import { callingCodeOf } from './callingCodes';
import { nationalLengths } from './nationalLengths';

/** A number as AIRudder takes it (E.164 with plus), or why the text is none. */
export type PhoneNumberResult = { number: string } | { reason: string };

/** E.164 allows 15 digits; the shortest numbers in use have 7 with their country code. */
const fewestDigits = 7;
const mostDigits = 15;

/**
 * National numbers of these countries keep their leading zero behind the country code: Italy, San Marino, Vatican,
 * Côte d'Ivoire, Benin, Congo.
 */
const keepsZero = new Set(['39', '378', '379', '225', '229', '242']);

/** Marks that show nothing; spreadsheets and chats wrap numbers in them. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Small raised or lowered digits; a footnote mark, not a part of the number. */
const smallDigits = /[\u00b2\u00b3\u00b9\u2070-\u209c]/;

/** Characters people put between digits: spaces of all kinds, dashes, dots, parentheses. */
const separators = /[\s\-\u2010-\u2015\u2212.()]/g;

/** The digits of a number, by which two spellings of it are compared; empty for what is neither text nor a number. */
export function digitsOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number'
		? String(value).replace(/\D/g, '')
		: '';
}

/**
 * Reads a phone number as people and spreadsheets write it: `+62 811-1111-1111`, `0062811…`, `0811…`,
 * `6281234567890.0`, `6.281234567890E+12`, a number instead of text.
 * `callingCode` is the country code for numbers that have none, digits only; without it such numbers are refused.
 * A number that cannot be told with certainty is refused: a wrong guess would call a stranger.
 */
export function toE164(value: unknown, callingCode?: string): PhoneNumberResult {
	if (value === undefined || value === null) return { reason: 'is empty' };
	if (typeof value !== 'string' && typeof value !== 'number') {
		return { reason: 'is not a phone number' };
	}
	if (Number.isFinite(value) && (!Number.isInteger(value) || Number(value) < 0)) {
		return { reason: 'is a number with decimals or a sign, not a phone number' };
	}
	const visible = String(value).replace(invisible, '');
	if (smallDigits.test(visible)) return { reason: 'is not a phone number' };
	const written = visible.normalize('NFKC').trim().replace(/^'/, '').trim();
	if (written === '') return { reason: 'is empty' };

	const spreadsheet = fromSpreadsheet(written);
	if (typeof spreadsheet === 'object') return spreadsheet;
	const compact = withoutBracketedZero(spreadsheet, callingCode).replace(separators, '');
	if (!/^\+?\d+$/.test(compact)) return { reason: 'is not a phone number' };
	return checked(international(compact, callingCode));
}

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
	const [, whole, decimals = ''] = /^(\+?\d{7,})[.,](\d*)$/.exec(text) ?? [];
	if (whole === undefined) return text;
	return /^0*$/.test(decimals)
		? whole
		: { reason: 'is a number with decimals, not a phone number' };
}

/**
 * The trunk zero in brackets right behind the country code, +44 (0)20 …, is not dialled from abroad; where the zero
 * belongs to the number, only the brackets go.
 */
function withoutBracketedZero(text: string, callingCode?: string): string {
	const [all = '', before = '', plus = '', code = ''] =
		/^((\+|00)?[\s.-]*(\d{1,3})[\s.-]*)\(0\)/.exec(text) ?? [];
	const isCode = plus === '' ? code === callingCode : code !== '' && callingCodeOf(code) === code;
	if (!isCode) return text;
	return before + (keepsZero.has(code) ? '0' : '') + text.slice(all.length);
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
	if (!digits.startsWith(callingCode)) return national(digits, callingCode);
	const rest = nationalPart(digits.slice(callingCode.length), callingCode);
	if (!fitsPlan(rest, callingCode)) return national(digits, callingCode);
	// Both readings fit: nine digits or more behind the country code are a mobile number written in full.
	return fitsPlan(digits, callingCode) && rest.length < 9
		? { reason: `may or may not begin with the country code ${callingCode}; write it with +` }
		: { number: `+${callingCode}${rest}` };
}

/** `+62 0811…` is dialled as `+62 811…`. */
function withoutTrunkZero(number: string): string {
	const code = callingCodeOf(number.slice(1));
	return `+${code}${nationalPart(number.slice(1 + code.length), code)}`;
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

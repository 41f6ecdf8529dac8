import {
	isAnyExit,
	isCallingCode,
	numberKindOf,
	numberBehindCode,
	numbersAtHome,
	splitCallingCode,
	withoutAnyExit,
	withoutExit,
} from './numberingPlan';
import { writtenNumber, type WrittenNumber } from './writtenNumber';

/** A number as AIRudder takes it (E.164 with plus), or why the value is none. */
export type PhoneNumberResult = { number: string } | { reason: string };

/** Which numbers may be reached: a text message to a landline is money lost. */
export type KindsOfNumbers = 'any' | 'mobile';

/**
 * Reads a phone number as people and spreadsheets write it: `+62 811-1111-1111`, `0062811…`, `0811…`, `tel:+62…`,
 * `6281234567890.0`, `6.281234567890E+12`, a number instead of text.
 * `callingCode` is the country code for numbers that have none, digits only; without it such numbers are refused.
 * Every number is held to the numbering plan of its country, and one that may be read as two is refused: a wrong guess
 * would call a stranger. With `kinds` mobile, numbers that the plan knows as landlines or services are refused, too.
 */
export function toE164(
	value: unknown,
	callingCode = '',
	kinds: KindsOfNumbers = 'any',
): PhoneNumberResult {
	const written = writtenNumber(value);
	if ('reason' in written) return written;
	const result = written.isInternational
		? international(written.digits)
		: withoutPlus(written, callingCode);
	return 'number' in result && kinds === 'mobile' ? mobile(result) : result;
}

/** Digits that begin with a calling code. */
function international(digits: string): PhoneNumberResult {
	if (digits.startsWith('0')) return { reason: 'has a zero where its country code should be' };
	const parts = splitCallingCode(digits);
	if (!parts) return { reason: 'begins with no country code' };
	const { callingCode, national } = parts;
	const number = numberBehindCode(callingCode, national);
	return number === undefined
		? { reason: `is no number of country code ${callingCode}` }
		: { number: `+${callingCode}${number}` };
}

function withoutPlus(written: WrittenNumber, callingCode: string): PhoneNumberResult {
	const { digits } = written;
	const behindOwnExit = withoutExit(callingCode, digits);
	const isBehindExit = digits.startsWith('00');
	if (callingCode === '' && !isBehindExit)
		return { reason: 'has no country code; write it with + or set Default Calling Code' };
	const readings = new Set([
		...(isBehindExit
			? behindExit(written, callingCode)
			: numbersIn(behindOwnExit === undefined ? [] : [behindOwnExit])),
		...(callingCode === '' ? [] : atHome(digits, callingCode)),
	]);
	const [number] = readings;
	if (number !== undefined && readings.size === 1) return { number };
	if (number === undefined)
		return { reason: `is no number${callingCode && ` of country code ${callingCode}`}` };
	return isBehindExit || behindOwnExit !== undefined
		? { reason: 'can be read as two numbers; write it with + and the country code' }
		: { reason: `may or may not begin with the country code ${callingCode}; write it with +` };
}

/**
 * The numbers behind an exit code. Where it is written apart from the number (`00 65 …`, `0065 6523 …`, `001 65 …` in
 * Thailand) it says where it ends; together, any country's exit code may be meant, for lists travel.
 */
function behindExit({ digits, groups }: WrittenNumber, callingCode: string): string[] {
	const ofTheCountry = callingCode === '' ? [] : numbersIn([digits.slice(2)]);
	if (ofTheCountry.length > 0 && digits.startsWith(`00${callingCode}`)) return ofTheCountry;
	const [first = '', second = ''] = groups;
	const hasCode = isCallingCode(first.slice(2));
	if (groups.length > 1) {
		if (first === '00' || (hasCode && !isAnyExit(first))) return numbersIn([digits.slice(2)]);
		// A code of three digits may as well be an area of America behind 001.
		const isApart = isCallingCode(second) && second.length < 3 && !(hasCode && first.length > 3);
		if (isApart && withoutExit(callingCode, first) === '')
			return numbersIn([digits.slice(first.length)]);
	}
	// 00 is what the ITU recommends, and the country's own is known. Another country's alone is a guess.
	const ownRest = withoutExit(callingCode, digits);
	const certain = numbersIn([digits.slice(2), ...(ownRest === undefined ? [] : [ownRest])]);
	return certain.length === 0 ? [] : numbersIn(withoutAnyExit(digits));
}

/** The numbers written for callers at home, or with the country code but without its plus. */
function atHome(digits: string, callingCode: string): string[] {
	const numbers = numbersAtHome(callingCode, digits).map((number) => `+${callingCode}${number}`);
	return digits.startsWith(callingCode) ? [...numbers, ...numbersIn([digits])] : numbers;
}

function numbersIn(candidates: string[]): string[] {
	return candidates.map(international).flatMap((read) => ('number' in read ? [read.number] : []));
}

function mobile(result: { number: string }): PhoneNumberResult {
	const { callingCode = '', national = '' } = splitCallingCode(result.number.slice(1)) ?? {};
	const kind = numberKindOf(callingCode, national);
	if (kind === 'mobile' || kind === 'either') return result;
	return { reason: kind === 'landline' ? 'is a landline number' : 'is no mobile number' };
}

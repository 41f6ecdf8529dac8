import Table from 'cli-table3';
import {
	getCountryCallingCode,
	getExampleNumber,
	parsePhoneNumberFromString,
	type CountryCode,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { toE164 } from '../../../nodes/shared/contacts';

interface Row {
	kind: string;
	input: unknown;
	callingCode: string;
	/** The only number that it may become; none when it has to be refused. */
	right?: string;
}

const row = (kind: string, input: unknown, callingCode: string, right?: string): Row => ({
	kind,
	input,
	callingCode,
	right,
});

/** What people who call from lists reported. */
const reported: Row[] = [
	row('exit code of the country', '001 65 6523 4567', '66', '+6565234567'),
	row('exit code of the country', '001 65 6523 4567', '852', '+6565234567'),
	row('exit code of elsewhere', '001 65 6523 4567', '62'),
	row('exit code of elsewhere', '001 65 6523 4567', ''),
	row('trunk zero where there is none', '0812 3456 789', '1'),
	row('zero that belongs to the number', '+226 05 74 55 57', '62', '+22605745557'),
	row('zero that belongs to the number', '+241 06 03 12 34', '', '+24106031234'),
	row('zero that belongs to the number', '+992 00 123 4567', '', '+992001234567'),
	row('no zero in the plan', '+250 0720 123 456', '', '+250720123456'),
	row('zero of its own', '+227 93 12 34 56', '', '+22793123456'),
	row('trunk prefix 06', '06 20 123 4567', '36', '+36201234567'),
	row('trunk prefix 8', '8 (912) 345-67-89', '7', '+79123456789'),
	row('mobile mark 15', '011 15 2345-6789', '54', '+5491123456789'),
	row('country code twice', '+62 62 812-3456-7801', ''),
	row('extension', '+65 6523 4567-12', ''),
	row('digit missing', '+1 415 555 267', ''),
	row('no such country', '+999 812 3456 789', ''),
	row('former mobile mark', '+52 1 55 1234 5678', '', '+525512345678'),
	row('without it', '+52 55 1234 5678', '', '+525512345678'),
	row('settled by the plan', '97339998584', '973', '+97339998584'),
	row('Arabic-Indic digits', '+٦٢٨١٢٣٤٥٦٧٨٩٠', '', '+6281234567890'),
	row('tel link', 'tel:+6281234567890', '', '+6281234567890'),
	row('WhatsApp', 'whatsapp:+6281234567890', '', '+6281234567890'),
	row('WhatsApp id', '6281234567890@c.us', '', '+6281234567890'),
	row('formula', '="081234567890"', '62', '+6281234567890'),
];

const countries: CountryCode[] = [
	...(['ID', 'PH', 'IN', 'BR', 'MX', 'TH', 'SG', 'VN', 'MY', 'NG', 'KE', 'ZA'] as const),
	...(['EG', 'SA', 'AE', 'PK', 'BD', 'US', 'GB', 'DE', 'IT', 'FR', 'HU', 'RU', 'AR'] as const),
];

/** Writings of a number that may be refused, and must not become another. */
const writings: Record<string, (e164: string, national: string) => unknown> = {
	'E.164': (e164) => e164,
	national: (_e164, national) => national,
	'00': (e164) => `00${e164.slice(1)}`,
	'00 apart': (e164) => `00 ${e164.slice(1)}`,
	'in full': (e164) => e164.slice(1),
	'number cell': (e164) => Number(e164.slice(1)),
	'decimal tail': (e164) => `${e164.slice(1)}.0`,
	'no-break spaces': (_e164, national) => national.replace(/ /g, '\u00a0'),
	'a digit too few': (e164) => e164.slice(0, -3),
	'a digit too many': (e164) => `${e164}123`,
};

const own: Row[] = countries.flatMap((country) => {
	const phone = getExampleNumber(country, examples);
	if (!phone) return [];
	const national = phone.formatNational();
	return Object.entries(writings).map(([kind, write]) =>
		row(
			`${country}, ${kind}`,
			write(phone.number, national),
			getCountryCallingCode(country),
			kind.startsWith('a digit') ? 'any valid number' : phone.number,
		),
	);
});

function validOf(result: ReturnType<typeof toE164>): string | undefined {
	const parsed = 'number' in result ? parsePhoneNumberFromString(result.number) : undefined;
	return parsed?.isValid() === true ? parsed.number : undefined;
}

function opinion({ input, callingCode }: Row): string {
	const parsed = parsePhoneNumberFromString(String(input), {
		...(callingCode === '' ? {} : { defaultCallingCode: callingCode }),
		extract: false,
	});
	return parsed ? `${parsed.number} ${parsed.isValid() ? 'valid' : 'invalid'}` : 'no number';
}

it('shows what becomes of 275 writings, and what libphonenumber says of them', () => {
	const table = new Table({
		head: ['Kind', 'Input', 'Code', 'Result', 'libphonenumber'],
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
		style: { head: [], border: [] },
	});
	const wrong: unknown[] = [];
	for (const one of [...reported, ...own]) {
		const result = toE164(one.input, one.callingCode);
		const shown = 'number' in result ? result.number : result.reason;
		table.push([one.kind, String(one.input), one.callingCode, shown, opinion(one)]);
		const isAsReported = reported.includes(one) ? one.right : undefined;
		const allowed = one.right === 'any valid number' ? validOf(result) : one.right;
		const isRight = 'number' in result ? result.number === allowed : isAsReported === undefined;
		if (!isRight) wrong.push({ ...one, shown });
	}
	process.stdout.write(`${table.toString()}\n`);
	expect(table).toHaveLength(275);
	expect(wrong).toEqual([]);
});

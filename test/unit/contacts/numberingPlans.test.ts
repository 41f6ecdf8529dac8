import * as fc from 'fast-check';
import {
	getCountries,
	getCountryCallingCode,
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/max';
import { readFileSync } from 'node:fs';
import { toE164 } from '../../../nodes/shared/contacts';
import {
	dataVersion,
	numberingPlans,
} from '../../../nodes/shared/contacts/numberingPlans.generated';
import { numberingFile, numberingModule } from '../../../tools/numbering/numberingModule';
import { libraryVersion } from '../../../tools/numbering/plans';

const regions = getCountries();

/** Numbers of a region, of every kind, that the library calls valid and leaves as they are. */
function numbersOf(region: CountryCode): fc.Arbitrary<PhoneNumber> {
	const callingCode = getCountryCallingCode(region);
	const plan = numberingPlans[callingCode]?.regions.find((one) => one.region === region);
	const patterns = [plan?.landline, plan?.mobile, plan?.others].filter((one) => one !== undefined);
	return fc
		.oneof(...patterns.map((source) => fc.stringMatching(new RegExp(`^(?:${source})$`))))
		.map((national) => `+${callingCode}${national}`)
		.map((e164) => {
			const parsed = parsePhoneNumberFromString(e164);
			return parsed?.isValid() === true && parsed.number === e164 ? parsed : undefined;
		})
		.filter((phone) => phone !== undefined);
}

/** Some of them, of every region. */
const samples = regions.flatMap((region) => fc.sample(numbersOf(region), { numRuns: 12, seed: 1 }));
const anyNumber = fc.constantFrom(...samples);
const digits = (most: number) =>
	fc
		.array(fc.constantFrom(...'0123456789'), { minLength: 4, maxLength: most })
		.map((all) => all.join(''));
const arabicIndic = (text: string) =>
	text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));

/** How people, spreadsheets and programs write a number with its country code for certain. */
const international: Record<string, (phone: PhoneNumber) => unknown> = {
	'E.164': ({ number }) => number,
	'with spaces': (phone) => phone.formatInternational(),
	'as a link': (phone) => phone.formatInternational().replace('+', 'tel:+'),
	'as WhatsApp writes it': ({ number }) => `whatsapp:${number}`,
	'as a WhatsApp id': ({ number }) => `${number.slice(1)}@c.us`,
	'as a formula': ({ number }) => `="${number}"`,
	'after an apostrophe': ({ number }) => `'${number}`,
	'with a decimal tail': ({ number }) => `${number}.0`,
	'in Arabic-Indic digits': ({ number }) => `+${arabicIndic(number.slice(1))}`,
	'with brackets': ({ countryCallingCode, nationalNumber }) =>
		`(+${countryCallingCode}) ${nationalNumber.slice(0, 3)}-${nationalNumber.slice(3)}`,
	'with 00 apart': ({ number }) => `00 ${number.slice(1)}`,
};

/** Writings that lean on the default calling code, or on an exit code. */
const atHome: Record<string, (phone: PhoneNumber) => unknown> = {
	national: (phone) => phone.formatNational(),
	'national, as a number': ({ nationalNumber }) => Number(nationalNumber),
	'without what is dialled before it': ({ nationalNumber }) => nationalNumber,
	'in full without plus': ({ number }) => number.slice(1),
	'in full, as a number': ({ number }) => Number(number.slice(1)),
	'with 00': ({ number }) => `00${number.slice(1)}`,
	'with 00 and the code apart': ({ countryCallingCode, nationalNumber }) =>
		`00${countryCallingCode} ${nationalNumber}`,
};

describe('every region of the world', () => {
	it.each(Object.entries(international))('is called by a number %s', (_writing, write) => {
		const wrong = samples
			.map((phone) => ({ written: write(phone), right: phone.number }))
			.map(({ written, right }) => ({ written, right, ...toE164(written, '62') }))
			.filter(({ right, ...result }) => !('number' in result) || result.number !== right);
		expect(wrong).toEqual([]);
	});

	it.each(Object.entries(atHome))('gets no stranger from a number %s', (_writing, write) => {
		const results = samples.map((phone) => {
			const { countryCallingCode: defaultCallingCode, number: right } = phone;
			const written = write(phone);
			return { written, defaultCallingCode, right, ...toE164(written, defaultCallingCode) };
		});
		const read = results.filter((result) => 'number' in result);
		const strangers = read
			.filter(({ number, right }) => number !== right)
			// What the library writes it does not always read again: Gabon's old numbers look like its new ones.
			.filter(({ written, defaultCallingCode, number }) => {
				const again = parsePhoneNumberFromString(String(written), { defaultCallingCode });
				return again?.number !== number;
			});
		expect(strangers).toEqual([]);
		expect(read.length).toBeGreaterThan(samples.length * 0.85);
	});
});

it('changes nothing that the library calls valid', () => {
	fc.assert(
		fc.property(anyNumber, fc.option(fc.constantFrom('62', '1', '852')), (phone, code) => {
			expect(toE164(phone.number, code ?? undefined)).toEqual({ number: phone.number });
		}),
		{ numRuns: 3000 },
	);
});

it('sends nothing that the library calls invalid, whatever the digits', () => {
	const code = fc.option(fc.constantFrom(...Object.keys(numberingPlans)), { nil: '' });
	const almost = fc
		.tuple(anyNumber, fc.constantFrom('', '+', '0', '00'), digits(6), fc.boolean())
		.map(([{ number }, before, more, isBehind]) =>
			isBehind ? `${before}${number.slice(1)}${more.slice(0, 2)}` : before + more + number.slice(2),
		);
	fc.assert(
		fc.property(fc.oneof(digits(16), almost), code, (text, callingCode) => {
			for (const written of [text, `+${text}`]) {
				const result = toE164(written, callingCode);
				if ('number' in result)
					expect([written, parsePhoneNumberFromString(result.number)?.isValid()]).toEqual([
						written,
						true,
					]);
			}
		}),
		{ numRuns: 5000 },
	);
});

it('reaches mobiles only, when asked, as the library tells them apart', () => {
	fc.assert(
		fc.property(anyNumber, (phone) => {
			const isMobile = ['MOBILE', 'FIXED_LINE_OR_MOBILE'].includes(phone.getType() ?? '');
			expect('number' in toE164(phone.number, '', 'mobile')).toBe(isMobile);
		}),
		{ numRuns: 3000 },
	);
});

it('has the plans of the library that is installed: run npm run numbering when this fails', () => {
	expect(dataVersion).toBe(libraryVersion);
	expect(readFileSync(numberingFile, 'utf8')).toBe(numberingModule());
});

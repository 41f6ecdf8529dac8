import * as fc from 'fast-check';
import { toE164 } from '../../../nodes/shared/contacts';

const codes = ['62', '63', '91', '55', '66', '65', '1', '39'] as const;

/** Numbers that every plan above has, without country code and trunk zero: mobiles of the country. */
const mobiles: Record<(typeof codes)[number], RegExp> = {
	'62': /^812\d{8}$/,
	'63': /^917\d{7}$/,
	'91': /^98123\d{5}$/,
	'55': /^11987\d{6}$/,
	'66': /^812\d{6}$/,
	'65': /^8123\d{4}$/,
	'1': /^202555\d{4}$/,
	'39': /^333\d{7}$/,
};

const subscriber = fc
	.constantFrom(...codes)
	.chain((code) => fc.stringMatching(mobiles[code]).map((national) => ({ code, national })));

const separator = fc.constantFrom(
	'',
	' ',
	'-',
	'\u00a0',
	'\u2013',
	'.',
	' (',
	') ',
	'\u200b',
	'\u202c',
	'\u2060',
	'  ',
);

/** The digits of `text` with something between them, as people write them; nothing behind the last. */
const separated = (text: string) =>
	fc
		.array(separator, { minLength: text.length - 1, maxLength: text.length - 1 })
		.map((between) => [...text].map((digit, index) => digit + (between[index] ?? '')).join(''));

const e164 = subscriber.map(({ code, national }) => `${code}${national}`);

/** One digit behind a dot at the end is a spreadsheet's tail to one reader and a group to another. */
const endsInTail = (text: string) => {
	const visible = text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
	return /^\d{5,}[.,]\d*$/.test(visible) || /[.,]0*\s*$/.test(visible);
};

it('calls every E.164 number that is written with separators and a plus', () => {
	fc.assert(
		fc.property(
			e164.chain((digits) => fc.tuple(fc.constant(digits), separated(digits))),
			([digits, text]) => {
				fc.pre(!endsInTail(text) && !/^\d+\s*\(0\)/.test(text));
				expect(toE164(`+${text}`)).toEqual({ number: `+${digits}` });
			},
		),
		{ numRuns: 2000 },
	);
});

it('calls the same person whether a number is written with +, 00, trunk zero or bare', () => {
	fc.assert(
		fc.property(
			subscriber.chain(({ code, national }) =>
				fc.tuple(fc.constant({ code, national }), separated(national)),
			),
			([{ code, national }, text]) => {
				fc.pre(!endsInTail(text));
				const number = `+${code}${national}`;
				const trunk = ['1', '39', '65'].includes(code) ? '' : '0';
				for (const written of [`+${code} ${text}`, `00${code} ${text}`, `${trunk}${text}`])
					expect([written, toE164(written, code)]).toEqual([written, { number }]);
				if (trunk) expect(toE164(`+${code} 0${text}`, code)).toEqual({ number });
				expect(toE164(Number(`${code}${national}`), code)).toEqual({ number });
			},
		),
		{ numRuns: 2000 },
	);
});

const anything = fc.oneof(
	fc.string(),
	fc.string({ unit: fc.constantFrom(...'0123456789+-. ()eE,\n\u00a0\u200b') }),
	fc.double(),
	fc.maxSafeInteger(),
	fc.anything(),
);
const callingCode = fc.option(fc.constantFrom(...codes), { nil: undefined });

it('gives a number in E.164 or a reason, whatever stands in the cell', () => {
	fc.assert(
		fc.property(anything, callingCode, (value, code) => {
			const result = toE164(value, code);
			if ('number' in result) expect(result.number).toMatch(/^\+[1-9]\d{6,14}$/);
			else expect(result.reason).not.toBe('');
		}),
		{ numRuns: 10_000 },
	);
});

it('leaves its own numbers as they are', () => {
	fc.assert(
		fc.property(anything, callingCode, (value, code) => {
			const first = toE164(value, code);
			if ('number' in first) expect(toE164(first.number, code)).toEqual(first);
		}),
		{ numRuns: 10_000 },
	);
});

import { markDigits } from './writtenNumber';

/** What stands before the decimals of the list's amounts. `ask`: nobody said, so what may be read in two ways is refused. */
export type DecimalMark = 'ask' | 'point' | 'comma';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Codes of currencies, and the short words that stand in their places: Rp, RM, Rs, kr, Fr. */
const currencyWords = new Set([...currencies, 'RP', 'RM', 'RS', 'KR', 'FR']);

/** One to three digits, a point, three digits: 1250 to some, and 1.25 to others. */
const ambiguous = /^-?[1-9]\d{0,2}\.\d{3}$/;

const asked = /^-?\d+(?:\.\d+)?$/;

/** Digits in one piece, in groups of three with the same mark between all, or in India's groups of two before the last. */
const wholePart = /^(?:\d+|[1-9]\d{0,2}([., '’])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3})$/;

/** What is no amount, and how one is written. */
const notAnAmount: Record<DecimalMark, string> = {
	ask: 'is not an amount; write it as digits with a point, e.g. 1500.50, or set Decimal Mark',
	comma: 'is not an amount with a decimal comma; write it as e.g. 1500,50',
	point: 'is not an amount with a decimal point; write it as e.g. 1500.50',
};

/**
 * An amount of money: a number, or text that is one. With `mark` said, thousands may be grouped, a currency may stand
 * beside it, and brackets or a minus make it negative: `1.250.000,00`, `Rp 1.250.000`, `(500)`, `1 250,50`.
 * Gives why it cannot be read with certainty; a whole number that JavaScript cannot hold exactly is refused, too.
 */
export function readAmount(
	value: unknown,
	mark: DecimalMark,
): { value: number } | { reason: string } {
	const none = { reason: notAnAmount[mark] };
	if (typeof value === 'number') return Number.isFinite(value) ? exact(value) : none;
	if (typeof value !== 'string' || markDigits.test(value)) return none;
	const text = value
		.normalize('NFKC')
		.replace(/\u2212/g, '-')
		.trim();
	if (mark === 'ask') {
		if (ambiguous.test(text)) {
			return { reason: 'may be thousands or decimals; set Decimal Mark to say which' };
		}
		return asked.test(text) ? exactly(text, none) : none;
	}
	const digits = plainDigits(text, mark);
	return digits === undefined ? none : exactly(digits, none);
}

/** The amount as digits with a point; undefined when it is written otherwise than `mark` says. */
function plainDigits(text: string, mark: 'point' | 'comma'): string | undefined {
	const [, inBrackets] = /^\((.*)\)$/.exec(text) ?? [];
	const bare = withoutCurrency(inBrackets ?? text);
	const unsigned = bare.replace(/^-\s*/, '');
	const isNegative = inBrackets !== undefined || unsigned !== bare;
	if (inBrackets !== undefined && unsigned !== bare) return undefined;
	const [decimalMark = '', groupMark = ''] = mark === 'point' ? ['.', ','] : [',', '.'];
	// "Rp 5.000,-": no cents.
	const [whole = '', decimals = '', ...more] = withoutCurrency(unsigned)
		.replace(/[.,]-$/, '')
		.split(decimalMark);
	const digits = whole.replaceAll(groupMark, '').replace(/[ '’]/g, '');
	const isAsSaid = wholePart.test(whole) && more.length === 0 && /^\d*$/.test(decimals);
	if (!isAsSaid || !/^\d+$/.test(digits)) return undefined;
	return `${isNegative ? '-' : ''}${digits}${decimals === '' ? '' : `.${decimals}`}`;
}

/** A currency before the amount, a sign or a code behind it. Other words multiply or number: "5 jt" is five million. */
function withoutCurrency(text: string): string {
	const [all, word = '', sign = ''] = /^([A-Za-z]{1,3}\.?)?(\p{Sc})?(?=[\s\d-])/u.exec(text) ?? [
		'',
	];
	const isCurrency =
		word === '' || sign !== '' || currencyWords.has(word.replace('.', '').toUpperCase());
	const before = (isCurrency ? text.slice(all.length) : text).trim();
	const [, amount = before, code = ''] = /^(.*?)\s*([A-Z]{3}|\p{Sc})$/u.exec(before) ?? [];
	return code.length < 3 || currencies.has(code) ? amount.trim() : before;
}

/** A text's amount. Refused when JavaScript cannot hold all its digits. */
function exactly(digits: string, none: { reason: string }): { value: number } | { reason: string } {
	const amount = Number(digits);
	if (!Number.isFinite(amount)) return none;
	return plain(String(amount)) === plain(digits) ? exact(amount) : tooLong;
}

/** Digits without noughts that change nothing. */
function plain(digits: string): string {
	return digits
		.replace(/^(-?)0+(?=\d)/, '$1')
		.replace(/(\.\d*?)0+$/, '$1')
		.replace(/\.$/, '')
		.replace(/^-0$/, '0');
}

function exact(amount: number): { value: number } | { reason: string } {
	const isKept = Math.abs(amount) < Number.MAX_SAFE_INTEGER || Number.isSafeInteger(amount);
	return isKept ? { value: amount } : tooLong;
}

const tooLong = { reason: 'has more digits than can be kept exactly' };

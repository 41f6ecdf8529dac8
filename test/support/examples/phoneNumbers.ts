/** A text that is written as a phone number: with a plus, or with the zeros or the country code of the demo's country. */
const written = /(?<![\w.-])(?:\+\d|0062|0\d{2}|\(0\d{2}|62)[\d ().-]{7,}\d(?![\w-])/g;

/** The phone numbers in a text, each in one form: digits alone, without exit code, trunk zero and decimal tail. */
export function phoneNumbersIn(text: string): string[] {
	return [...text.matchAll(written)].map(([number]) =>
		number.replace(/\.0$/, '').replaceAll(/\D/g, '').replace(/^00/, '').replace(/^0/, '62'),
	);
}

import { digitsOf } from '../contacts';

const hidden = '••••';

/** How many digits are shown, and from how many on: of a short number they would be most of it. */
const shownDigits = 3;
const leastDigits = 8;

/** A phone number of which only the last three digits are shown: `•••• 890`. Of a short one nothing is. */
export function maskedNumber(number: string): string {
	const digits = digitsOf(number);
	return digits.length < leastDigits ? hidden : `${hidden} ${digits.slice(-shownDigits)}`;
}

/** A name of which only the first letter is shown: `S••••`. */
export function maskedName(name: string): string {
	const [first = ''] = name.trim();
	return /\p{L}/u.test(first) ? `${first}${hidden}` : hidden;
}

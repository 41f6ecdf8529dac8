/**
 * One way to write all numbers of a line in E.164: two that are equal in it ring at the same person. Argentina's mobiles have a
 * 9 behind the country code for callers from abroad, which lists leave out as well. San Marino is reached through its own
 * code, with or without 0549, and through Italy's with it. Source: the numbering plans of libphonenumber.
 */
export function sameLine(number: string): string {
	return number
		.replace(/^\+549(?=\d{10}$)/, '+54')
		.replace(/^\+(?:390549|3780549|378)(?=[89]\d{5}$)/, '+3780549');
}

import { randomInt } from 'crypto';

/** What every unique name ends with: the time in UTC for people, and six random characters that no other request has. */
const uniqueEnd = /_\d{8}T\d{6}_[\da-z]{6}(?:_p?\d+)?$/;

/** The name with an end that no other request has, whoever sends it, however many at a time. */
export function withUniqueEnd(name: string): string {
	const time = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '');
	const random = randomInt(36 ** 6)
		.toString(36)
		.padStart(6, '0');
	return `${name}_${time}_${random}`;
}

/** Whether a name ends so that it can be nobody else's; a clock alone would not do. */
export function isUnique(name: string): boolean {
	return uniqueEnd.test(name);
}

import { idText, isBlank } from '../../../shared/api/values';
import { digitsOf } from '../../../shared/contacts';

/**
 * What became of each number: the answer is a list of those that were really cancelled, which need not be there when it was
 * none. What it says besides is on the first, untouched. Contract: cancelDialerContacts.
 */
export function cancelResults(
	taskId: string,
	numbers: readonly string[],
	payload: unknown,
): object[] {
	const list: unknown[] = Array.isArray(payload) ? payload : [];
	const gone = new Set(list.map((entry) => digitsOf(idText(entry) ?? '')));
	const asked = new Set(numbers.map(digitsOf));
	const others = list.filter((entry) => !asked.has(digitsOf(idText(entry) ?? '')));
	const isListed = Array.isArray(payload) || isBlank(payload);
	// An entry that is no number may stand for any of them: then only those that are named are certain.
	const isCertain = isListed && list.every((entry) => idText(entry) !== undefined);
	const answer = isListed ? others : payload;
	const isToldOnFirst = !isListed || others.length > 0;
	return numbers.map((phoneNumber, index) => {
		const isGone = gone.has(digitsOf(phoneNumber));
		return {
			taskId,
			phoneNumber,
			...(isGone || isCertain ? { canceled: isGone } : {}),
			...(index === 0 && isToldOnFirst ? { answer } : {}),
		};
	});
}

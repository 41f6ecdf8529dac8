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
	const isReadable = Array.isArray(payload) || isBlank(payload);
	const answer = isReadable ? others : payload;
	const isToldOnFirst = !isReadable || others.length > 0;
	return numbers.map((phoneNumber, index) => ({
		taskId,
		phoneNumber,
		...(isReadable ? { canceled: gone.has(digitsOf(phoneNumber)) } : {}),
		...(index === 0 && isToldOnFirst ? { answer } : {}),
	}));
}

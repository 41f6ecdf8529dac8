import { isText } from '../api/values';

/**
 * What the caller wrote to a contact, to the letter, as text; nothing when it is blank, or of another kind. Contract:
 * TaskContact.Comments, CallDetail.Comments.
 */
export function referenceText(comments: unknown): string | undefined {
	if (typeof comments === 'number') return String(comments);
	return isText(comments) ? comments : undefined;
}

import type { IWebhookFunctions } from 'n8n-workflow';

/** Why a delivery is not taken: the HTTP status to answer, and words that tell a stranger nothing. */
export interface Refusal {
	status: number;
	reason: string;
}

/** Logs why a delivery is refused, for the owner of the workflow, and gives the refusal for the answer. */
export function refused(
	context: IWebhookFunctions,
	refusal: Refusal,
	cause: string = refusal.reason,
): Refusal {
	const { name } = context.getNode();
	context.logger.warn(`AIRudder: "${name}" refused a delivery: ${cause}`);
	return refusal;
}

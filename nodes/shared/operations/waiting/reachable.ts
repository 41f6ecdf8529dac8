import type { IExecuteFunctions } from 'n8n-workflow';
import { addressProblem, isLocal } from '../../api/addressProblem';
import { credentialOf } from '../../api/credentialTypes';
import type { EndpointId } from '../../api/endpoints.generated';
import { wrongInput } from '../../api/failure';
import { pasted } from '../../api/values';

/**
 * Throws `input` when AIRudder could not call an address back, or others could read what it sends there. An AIRudder that
 * is itself on this computer or in its network, a simulated one, reaches what is beside it. Sends nothing.
 */
export async function requireReachable(
	context: IExecuteFunctions,
	endpoint: EndpointId,
	address: string,
	label: string,
): Promise<void> {
	const { baseUrl } = await context.getCredentials<{ baseUrl: unknown }>(credentialOf(endpoint));
	if (isLocal(pasted(baseUrl))) return;
	const found = addressProblem(address);
	if (found) throw wrongInput(`${label}: ${found.problem}`, `${found.advice}. Nothing was sent.`);
}

import type { IHttpRequestMethods } from 'n8n-workflow';
import { endpoints, type EndpointId } from './endpoints.generated';

/** What the contract says of one operation. */
export interface Endpoint {
	method: IHttpRequestMethods;
	/** Missing where AIRudder shows it only in its portal. */
	path?: string;
	family: (typeof endpoints)[EndpointId]['family'];
	evidence: 'documented' | 'client' | 'unpublished';
	/** What sending it does: `contacts` calls or messages people, or lets that happen. */
	effect: 'reads' | 'changes' | 'contacts';
	/** Its place in the nodes, node/resource/operation; the logins have none. */
	action?: string;
	/**
	 * Who makes the form of its action: the factory, from what the contract knows (`built`), the wording, too
	 * (`automatic`); left out for a form of its own.
	 */
	form?: 'built' | 'automatic';
	/** Set where the contract describes no answer. */
	answer?: 'unknown';
	tag: string;
	summary: string;
	/** Its page in AIRudder's portal. */
	page: string;
}

/** One operation of the contract, by its id. */
export function endpointOf(id: EndpointId): Endpoint {
	return endpoints[id];
}

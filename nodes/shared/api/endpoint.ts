import type { IHttpRequestMethods } from 'n8n-workflow';
import { endpoints, webhooks, type EndpointId, type WebhookId } from './endpoints.generated';

/** How well something is known: contract, x-evidence. */
type Evidence = 'documented' | 'client' | 'unpublished';

/** What the contract says of one operation. */
export interface Endpoint {
	method: IHttpRequestMethods;
	/** Missing where AIRudder shows it only in its portal. */
	path?: string;
	/** Further paths that do the same. */
	otherPaths?: readonly string[];
	family: (typeof endpoints)[EndpointId]['family'];
	evidence: Evidence;
	/** What sending it does: `contacts` calls or messages people, or lets that happen. */
	effect: 'reads' | 'changes' | 'contacts';
	/** Its place in the nodes, node/resource/operation; the logins have none. */
	action?: string;
	/**
	 * Who makes the form of its action: the factory, from what the contract knows (`built`), the wording, too
	 * (`automatic`); left out for a form of its own.
	 */
	form?: 'built' | 'automatic';
	/** Set where the contract describes no answer, or one without the code that all others have. */
	answer?: 'unknown';
	/** The most rows that one query gives, whatever its pages. */
	mostRows?: number;
	tag: string;
	summary: string;
	/** Its page in AIRudder's portal. */
	page: string;
}

/** One operation of the contract, by its id. */
export function endpointOf(id: EndpointId): Endpoint {
	return endpoints[id];
}

/** How well the body of an event is known. */
export function evidenceOf(event: WebhookId): Evidence {
	return webhooks[event].evidence;
}

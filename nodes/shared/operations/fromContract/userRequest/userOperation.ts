import { endpoints, type EndpointId } from '../../../api/endpoints.generated';
import { asItems } from '../../../api/lists';
import { notice, text } from '../../../forms/formPieces';
import { jsonObject } from '../../../forms/jsonField';
import type { Operation, OperationText } from '../../operation';
import { pairs } from '../../../forms/pairsField';
import { perItem } from '../../perItem';

/** What an operation asks for first whose path AIRudder shows only in its portal. */
export function endpointPathForm(endpoint: EndpointId) {
	const { page } = endpoints[endpoint];
	return {
		portalNotice: notice(
			`AIRudder shows the path and the fields of this operation only in its portal: <a href="${page}" target="_blank">${page}</a>`,
		),
		endpointPath: text({
			displayName: 'Endpoint Path',
			description: 'The path from the portal',
			hint: `Leave empty only if Endpoint Paths of the credential has one under the name "${endpoint}"`,
			placeholder: 'e.g. /path/from/the/portal',
		}),
	};
}

/** The JSON body, where the user writes it. */
export function jsonBody() {
	return jsonObject({
		displayName: 'Body',
		description: 'The JSON body, with the field names that the portal shows',
	});
}

/**
 * An operation whose path and fields the user reads in the portal: everything but those is as in any other operation. One
 * request for each item, with a query (GET) or a JSON body (any other method).
 */
export function userOperation<Endpoint extends EndpointId>(
	endpoint: Endpoint,
	wording: OperationText,
): Operation<Endpoint> {
	const common = endpointPathForm(endpoint);
	const output = (data: unknown) => asItems(data);
	if (endpoints[endpoint].method === 'GET') {
		return perItem({
			...wording,
			endpoint,
			fields: { ...common, query: queryParameters() },
			request: ({ endpointPath, query }) => ({ path: endpointPath, query }),
			output,
		});
	}
	return perItem({
		...wording,
		endpoint,
		fields: { ...common, body: jsonBody() },
		request: ({ endpointPath, body }) => ({ path: endpointPath, body }),
		output,
	});
}

function queryParameters() {
	return pairs({
		displayName: 'Query Parameters',
		description: 'Names as the portal shows them, and their values',
		placeholder: 'Add Parameter',
	});
}

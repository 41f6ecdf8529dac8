import { endpoints, type EndpointId } from '../../nodes/shared/api/endpoints.generated';
import { customers } from '../engine/airudder';
import { actions } from '../../tools/coverage/table';
import type { Parameters, Samples } from './sample';

/** Where the simulator serves what AIRudder does not publish; the contract's stand-in for a path. */
export function standInPath(endpoint: EndpointId): string {
	return `/unpublished/${endpoint}`;
}

const contacts: Parameters = {
	contactsField: 'contacts',
	phoneNumberField: 'phone',
	phoneNumberColumn: 'mobile',
	contactFields: { further: [{ field: 'name', column: 'name' }] },
	body: '{"strategy":"s-1"}',
};

/** Every unpublished operation of a node, with what its form has. */
export function unpublishedSamples(node: string): Samples {
	const own = actions.filter(({ place, operation }) => {
		const id = operation.endpoint;
		return place.startsWith(`${node}/`) && id && endpoints[id].evidence === 'unpublished';
	});
	return Object.fromEntries(
		own.map(({ place, operation }) => {
			const endpoint = operation.endpoint!;
			const names = new Set(operation.properties.map(({ name }) => name));
			const form: Parameters = names.has('contactsField')
				? contacts
				: names.has('query')
					? { query: { pairs: [{ name: 'id', value: '7' }] } }
					: { body: '{"id":7}' };
			const parameters = { endpointPath: standInPath(endpoint), ...form };
			return [place.split('/').slice(1).join('.'), () => ({ parameters, items: customers(2) })];
		}),
	);
}

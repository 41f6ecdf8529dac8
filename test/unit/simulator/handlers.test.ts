import { endpointOf } from '../../../nodes/shared/api/endpoint';
import { endpoints, type EndpointId } from '../../../nodes/shared/api/endpoints.generated';
import { handmade } from '../../../simulator/handlers';

// Operations whose form comes from the contract are answered from the contract as well.
it('every operation with a form made by hand has an answer made by hand in simulator/handlers', () => {
	const operations = Object.keys(endpoints) as EndpointId[];
	const missing = operations.filter((id) => !endpointOf(id).form && !(id in handmade));
	expect(missing).toEqual([]);
});

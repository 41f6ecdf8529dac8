import type { EndpointId, endpoints } from '../api/endpoints.generated';
import type { Operation, Operations, Resource } from './operation';

/**
 * Place of every operation of the contract, by its id: `AiRudder/task/create` (x-action). Those that withAutomaticOperations
 * adds have none here.
 */
type Places = {
	[Id in EndpointId]: (typeof endpoints)[Id] extends { form: 'automatic' }
		? never
		: (typeof endpoints)[Id] extends { action: infer Place }
			? Place
			: never;
};

type ResourceOf<
	Node extends string,
	Place = Places[EndpointId],
> = Place extends `${Node}/${infer Name}/${string}` ? Name : never;

type OperationOf<
	Node extends string,
	Name extends string,
	Place = Places[EndpointId],
> = Place extends `${Node}/${Name}/${infer Operation}` ? Operation : never;

type EndpointAt<Place extends string> = {
	[Id in EndpointId]: Places[Id] extends Place
		? [Places[Id]] extends [never]
			? never
			: Id
		: never;
}[EndpointId];

/**
 * What the table of a node must hold: every operation that the contract places in it, each standing for that very
 * operation. The compiler names what is missing. The table may hold more, for example Check Contacts.
 */
export type EveryOperationOf<Node extends string> = Operations & {
	[Name in ResourceOf<Node>]: Resource<
		Readonly<Record<string, Operation>> & {
			[Key in OperationOf<Node, Name>]: Operation<EndpointAt<`${Node}/${Name}/${Key}`>>;
		}
	>;
};

import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { EndpointId } from '../../api/endpoints.generated';
import { shownWhen } from '../../forms/fields';
import type { Operation } from '../operation';

/** One of two ways to run an operation, and when the form shows its fields. */
export interface Way<Endpoint extends EndpointId> {
	operation: Operation<Endpoint>;
	when: IDisplayOptions;
}

/**
 * One operation with two ways to run: `isFirst` chooses. A field that both have is shown in either case, the first's
 * fields come first.
 */
export function eitherOperation<Endpoint extends EndpointId>(
	first: Way<Endpoint>,
	second: Way<Endpoint>,
	isFirst: (context: IExecuteFunctions) => boolean,
): Operation<Endpoint> {
	const ofBoth = new Set(second.operation.properties.map(textOf));
	const shared = new Set(first.operation.properties.map(textOf).filter((one) => ofBoth.has(one)));
	const own = ({ operation, when }: Way<Endpoint>) =>
		operation.properties.map((property) =>
			shared.has(textOf(property)) ? property : shownWhen(property, when),
		);
	return {
		...first.operation,
		properties: [...own(first), ...own(second).filter((property) => !shared.has(textOf(property)))],
		run: async (context) => await (isFirst(context) ? first : second).operation.run(context),
	};
}

function textOf(property: INodeProperties): string {
	return JSON.stringify(property);
}

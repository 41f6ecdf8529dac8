import type { DescribedAnswer, Body, Parameter } from '../../../contract/types';

/** What goes over the wire, as a page or the contract describes it. */
export interface OperationParts {
	parameters: Parameter[];
	requestBody?: Body;
	/** By HTTP status. */
	responses: Record<string, DescribedAnswer>;
}

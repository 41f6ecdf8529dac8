import type {
	IBinaryKeyData,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import type { EndpointId } from '../api/endpoints.generated';

/** What an operation is called in the editor. */
export interface OperationText {
	/** Title Case, the name in the Operation list. */
	name: string;
	/** Sentence case, the entry in the list of actions. */
	action: string;
	description: string;
}

/** The field that gives an operation its `splitOutputs`. No expression: n8n draws the outputs by it. */
export const splitField = 'splitByOutcome';

/** The field that gives an operation an output for rows that are not sent, when it is set to `secondOutput`. */
export const invalidRowsField = 'invalidRows';

/** One operation of a node: its place in the editor, its form, and what happens when the node runs. */
export interface Operation<
	Endpoint extends EndpointId | undefined = EndpointId | undefined,
> extends OperationText {
	/** The operation of the contract that it stands for; none for one that stands for none. */
	endpoint: Endpoint;
	properties: INodeProperties[];
	/** Names of the outputs when there is more than one. */
	outputs?: readonly string[];
	/** Names of the outputs that it has when the field `splitField` is on; one, or `outputs`, when it is off. */
	splitOutputs?: readonly string[];
	/** Whether rows that are not sent get a last output when `invalidRowsField` says so. */
	hasOutputForRows?: boolean;
	run(context: IExecuteFunctions): Promise<INodeExecutionData[][]>;
	/** For an operation that puts the execution to wait: what a callback to its resume URL does. */
	resume?(context: IWebhookFunctions): Promise<IWebhookResponseData>;
}

/** One thing that an operation puts out, before the runner pairs it with its input. */
export interface Produced {
	json: object;
	binary?: IBinaryKeyData;
	/** The input items it comes from, when the operation knows better than the runner. */
	items?: number[];
}

/** One entry of the Resource list with its operations. */
export interface Resource<
	Table extends Readonly<Record<string, Operation>> = Readonly<Record<string, Operation>>,
> {
	name: string;
	operations: Table;
}

/** The table that is the node: resource → operation. */
export type Operations = Readonly<Record<string, Resource>>;

/** One line of the table. */
export function resource<Table extends Readonly<Record<string, Operation>>>(
	name: string,
	operations: Table,
): Resource<Table> {
	return { name, operations };
}

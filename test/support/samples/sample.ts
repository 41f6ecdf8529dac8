import type { INodeExecutionData, NodeParameterValueType } from 'n8n-workflow';
import type { Simulator } from '../../../simulator';

export type Parameters = Record<string, NodeParameterValueType>;

/** How an operation is used once: everything it can send is set. */
export interface Sample {
	parameters: Parameters;
	items?: INodeExecutionData[];
}

/** Makes what the operation needs at AIRudder, and gives the sample. */
export type Samples = Record<string, (airudder: Simulator) => Promise<Sample> | Sample>;

/** A resource locator's value "By ID". */
export function byId(value: string): NodeParameterValueType {
	return { __rl: true, mode: 'id', value };
}

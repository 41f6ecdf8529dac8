import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

/** Calling Rules as a node has them, by the names of their groups. */
export function withRules(callingRules: IDataObject): Record<string, NodeParameterValueType> {
	return { callingRules: callingRules as NodeParameterValueType };
}

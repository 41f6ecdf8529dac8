import type {
	INodeProperties,
	INodePropertyCollection,
	NodeParameterValueType,
} from 'n8n-workflow';
import type { Ran } from '../support/engine/n8nEngine';
import { jsonOf } from '../support/engine/airudder';
import { AiRudder } from '../../nodes/AiRudder/AiRudder.node';

export type Parameters = Record<string, NodeParameterValueType>;

/** The choice of a dialer or calling task by its id. */
export function byId(value: string): NodeParameterValueType {
	return { __rl: true, mode: 'id', value };
}

/**
 * Lines of an option as the editor stores them: under the name that the form gives to a line.
 * Throws when no operation has an option of this name with lines.
 */
export function lines(option: string, values: object[]): Parameters {
	const found = new AiRudder().description.properties
		.flatMap(({ options = [] }) => options as Array<INodeProperties | INodePropertyCollection>)
		.find((property) => 'type' in property && property.name === option);
	const [line] = (found as INodeProperties | undefined)?.options ?? [];
	if (!line || !('values' in line)) throw new Error(`The form has no lines named ${option}`);
	return { [option]: { [line.name]: values } } as Parameters;
}

/** Items with numbers that nobody else has, and what `more` gives each. */
export function customers(count: number, more: (row: number) => object = () => ({})) {
	return Array.from({ length: count }, (_, index) => ({
		json: { mobile: `+62811${String(1_000_000 + index)}`, ...more(index + 1) },
	}));
}

/** The JSON of the items that a run gave. Throws in the node's words when it failed. */
export function itemsOf(ran: Ran) {
	if (ran.error) throw new Error(`${ran.error.message}: ${ran.error.description}`);
	return jsonOf(ran);
}

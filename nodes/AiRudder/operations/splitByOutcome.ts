import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { EndpointId } from '../../shared/api/endpoints.generated';
import { callOutcomes, itemsByOutcome, type OutcomeOfCall } from '../../shared/calls';
import type { Field, Wording } from '../../shared/forms/fields';
import { flag } from '../../shared/forms/formPieces';
import { splitField, type Operation } from '../../shared/operations/operation';

/** The switch that parts the calls by what became of them. */
export function splitByOutcome(displayOptions?: Wording['displayOptions']): Field<boolean> {
	const field = flag(
		{
			displayName: 'Split by Outcome',
			description:
				'Whether to put the calls out, simplified, on four outputs: Answered, Not Reached, Refused Numbers and Not Finished',
			...(displayOptions ? { displayOptions } : {}),
		},
		false,
	);
	return { ...field, property: { ...field.property, noDataExpression: true } };
}

/**
 * An operation whose items are calls, with an output for each outcome when the switch of its form is on. As the tool of an
 * agent it has one all the same: n8n gives an agent nothing else.
 */
export function dividedByOutcome<Endpoint extends EndpointId | undefined>(
	operation: Operation<Endpoint>,
	outcomeOf?: (json: IDataObject) => OutcomeOfCall,
): Operation<Endpoint> {
	return {
		...operation,
		splitOutputs: callOutcomes.map(({ name }) => name),
		run: async (context) => {
			const [calls = [], ...others] = await operation.run(context);
			return [...(isSplit(context) ? itemsByOutcome(calls, outcomeOf) : [calls]), ...others];
		},
	};
}

function isSplit(context: IExecuteFunctions): boolean {
	return context.getNodeParameter(splitField, 0, false) === true && !context.isToolExecution();
}

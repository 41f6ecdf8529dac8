import { outcomeOfCall, readCall } from '../../../shared/calls';
import { propertiesOf } from '../../../shared/forms/fields';
import { fromContract } from '../../../shared/operations/fromContract/fromContract';
import { dividedByOutcome, splitByOutcome } from '../splitByOutcome';

const untouched = fromContract('getCallByCallId', {
	name: 'Get',
	action: 'Get a call by its ID',
	description: 'Retrieve a call and its recording link by call ID',
});

/** A call and its recording link, by call id; AIRudder's answer as it is. Contract: getCallByCallId. */
export const get = dividedByOutcome(
	{
		...untouched,
		properties: [...untouched.properties, ...propertiesOf({ splitByOutcome: splitByOutcome() })],
	},
	(answer) => outcomeOfCall('error' in answer ? answer : { ...readCall(answer) }),
);

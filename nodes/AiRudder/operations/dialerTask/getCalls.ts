import { wrongInput } from '../../../shared/api/failure';
import { readCall } from '../../../shared/calls';
import {
	flag,
	optional,
	returnAllAndLimit,
	simplify,
	text,
	wantedCount,
} from '../../../shared/forms/formPieces';
import { stepsPerItem } from '../../../shared/operations/perItem';
import { accountTimeZone, moment, momentOf } from '../../../shared/forms/schedule';
import { dividedByOutcome, splitByOutcome } from '../splitByOutcome';
import { callsOfDialerTask } from './calls';
import { dialerTaskLocator } from './form';

/** The calls of a dialer task, one record for each try. Contract: getDialerTaskDetail. */
export const getCalls = dividedByOutcome(
	stepsPerItem({
		name: 'Get Calls',
		action: 'Get the calls of a dialer task',
		description: 'Retrieve the calls of a dialer task with their results and recording links',
		endpoint: 'getDialerTaskDetail',
		fields: {
			task: dialerTaskLocator(),
			...returnAllAndLimit,
			simplify: simplify(),
			splitByOutcome: splitByOutcome(),
			options: optional({
				timeZone: accountTimeZone(),
				callId: text({
					displayName: 'Call ID',
					description: 'Only the call with this ID; the whole ID',
					placeholder: 'e.g. 5f1d2c3b4a5968778695a4b3c2d1e0f9',
				}),
				from: moment({
					displayName: 'Called From',
					description: 'Begin of the period of the calls. Needs Account Time Zone.',
				}),
				until: moment({
					displayName: 'Called Until',
					description: 'End of the period of the calls. Needs Account Time Zone.',
				}),
				customerInfo: flag(
					{
						displayName: 'Contact Columns',
						description: 'Whether to also return the columns that were sent with each contact',
					},
					true,
				),
			}),
		},
		steps: async ({ client, parameters }) => {
			const { task: taskId, simplify, splitByOutcome: split, options } = parameters;
			const isSimple = simplify || split;
			const { timeZone: zone, callId, customerInfo = true } = options;
			const from = momentOf(options.from, zone ?? '');
			const until = momentOf(options.until, zone ?? '');
			if (from && until && until <= from) {
				throw wrongInput('Called Until is not after Called From', 'Give a later Called Until.');
			}
			const query = {
				taskId,
				needCustomerInfo: customerInfo,
				...(callId === undefined ? {} : { like: [{ field: 'callid', pattern: callId }] }),
			};
			const period = { from, until, zone };
			const calls = await callsOfDialerTask(client, query, period, wantedCount(parameters));
			return calls.map((call) => ({ json: isSimple ? readCall({ taskId, ...call }) : call }));
		},
	}),
);

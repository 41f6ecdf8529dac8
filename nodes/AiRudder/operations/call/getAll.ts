import { wrongInput } from '../../../shared/api/failure';
import { asItems } from '../../../shared/api/lists';
import { callsOfRecords } from '../../../shared/calls';
import { choice, simplify, text } from '../../../shared/forms/formPieces';
import { perItem } from '../../../shared/operations/perItem';
import { phoneNumber } from '../../../shared/forms/phoneNumberField';
import { dividedByOutcome, splitByOutcome } from '../splitByOutcome';

/**
 * The calls of one number or one case in a task or a workflow, with their recording links. Contract: getCallRecords,
 * which wants one of callee and caseid, and one of taskid and workflow_id; only what is set is sent.
 */
export const getAll = dividedByOutcome(
	perItem({
		name: 'Get Many',
		action: 'Get many calls of a number or case',
		description:
			'Retrieve the calls of one number or case in a task or workflow, with their recording links',
		endpoint: 'getCallRecords',
		fields: {
			place: choice(
				{ displayName: 'Search In', description: 'Where the calls were made' },
				[
					{ name: 'Task', value: 'task' },
					{ name: 'Workflow', value: 'workflow' },
				],
				'task',
			),
			placeId: text({
				displayName: 'Task or Workflow ID',
				description: 'ID of the task or workflow',
				placeholder: 'e.g. 69f531a01a9df58aa6de2487be610abb',
				required: true,
			}),
			phoneNumber: phoneNumber({ required: false }),
			caseId: text({
				displayName: 'Case ID',
				description: 'ID of the case, in place of the phone number',
				placeholder: 'e.g. 123456',
			}),
			simplify: simplify(),
			splitByOutcome: splitByOutcome(),
		},
		request: ({ place, placeId, phoneNumber: callee, caseId }) => {
			if (callee === '' && caseId === '') {
				throw wrongInput('Phone Number and Case ID are empty', 'Give one of them.');
			}
			const within = place === 'task' ? { taskid: placeId } : { workflow_id: placeId };
			return { query: { callee, caseid: caseId, ...within } };
		},
		output: (data, { simplify: simple, splitByOutcome: split }) =>
			simple || split ? callsOfRecords(data) : asItems(data),
	}),
);

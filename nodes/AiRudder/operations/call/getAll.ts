import { wrongInput } from '../../../shared/api/failure';
import { asItems } from '../../../shared/api/lists';
import { isBlank, isObject } from '../../../shared/api/values';
import { callsOfRecords } from '../../../shared/calls';
import { choice, simplify, text } from '../../../shared/forms/formPieces';
import { shownWhen, type Field } from '../../../shared/forms/fields';
import { perItem } from '../../../shared/operations/perItem';
import { phoneNumber } from '../../../shared/forms/phoneNumberField';
import { dividedByOutcome, splitByOutcome } from '../splitByOutcome';
import { taskLocator } from '../task/form';
import { workflowId } from '../workflow/form';

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
			task: shownFor('task', taskLocator()),
			workflowId: shownFor('workflow', workflowId()),
			phoneNumber: phoneNumber({ required: false }),
			caseId: text({
				displayName: 'Case ID',
				description: 'ID of the case',
				hint: 'One of Phone Number and Case ID is needed',
				placeholder: 'e.g. 123456',
			}),
			simplify: simplify(),
			splitByOutcome: splitByOutcome(),
		},
		request: ({ place, task, workflowId: workflow, phoneNumber: callee, caseId }) => {
			if (callee === '' && caseId === '') {
				throw wrongInput('Phone Number and Case ID are empty', 'Give one of them.');
			}
			const within =
				place === 'task'
					? { taskid: needed(task, 'Task') }
					: { workflow_id: needed(workflow, 'Workflow ID') };
			return { query: { callee, caseid: caseId, ...within } };
		},
		output: (data, { simplify: simple, splitByOutcome: split }) =>
			simple || split ? callsOfRecords(data) : asItems(data),
	}),
);

/** The id of one of the two places; in the other its field is hidden, and needs no value. */
function shownFor(place: 'task' | 'workflow', { property, read }: Field<string>): Field<string> {
	return {
		property: shownWhen(property, { show: { place: [place] } }),
		read: (raw, label) => (isBlank(isObject(raw) ? raw.value : raw) ? '' : read(raw, label)),
	};
}

function needed(id: string, label: string): string {
	if (id !== '') return id;
	throw wrongInput(`${label} is empty`, `Choose or enter a ${label}.`);
}

import { idText, isObject, unnamed, withoutBlanks } from '../../../shared/api/values';
import { allItems } from '../../../shared/operations/allItems';
import { text, wholeNumber } from '../../../shared/forms/formPieces';
import { endWithOffset, timeZoneChoice, wireEnd } from '../../../shared/forms/schedule';
import { inOneWorkflow, wireContacts, workflowContactsForm } from './form';

/**
 * Starts a workflow from a template with the incoming items as its first contacts. Contract: createWorkflow.
 * Reaches people: sent once. AIRudder publishes no way to find a workflow by name, so a lost answer stays uncertain.
 */
export const start = allItems({
	name: 'Start',
	action: 'Start a workflow',
	description:
		'Start a workflow from a template, with the people in the incoming items as its contacts, at most 10,000',
	endpoint: 'createWorkflow',
	fields: {
		templateId: wholeNumber(
			{
				displayName: 'Template ID',
				description: 'ID of the workflow template',
				placeholder: 'e.g. 1024',
				required: true,
			},
			'',
			1,
		),
		workflowName: text({
			displayName: 'Workflow Name',
			description: 'Name of the new workflow',
			placeholder: 'e.g. onboarding-december',
			required: true,
		}),
		end: endWithOffset({ displayName: 'End', description: 'When the workflow ends' }),
		timeZone: timeZoneChoice({
			displayName: 'Time Zone',
			description:
				'The zone in which End is read, e.g. Asia/Jakarta. Choose from the list, or specify a zone using an expression.',
		}),
		...workflowContactsForm,
	},
	most: inOneWorkflow,
	requests: (parts) =>
		parts.map(({ contacts, parameters }) => ({
			body: {
				workflow_template_id: parameters.templateId,
				name: parameters.workflowName,
				end_time: wireEnd(parameters.end, parameters.timeZone),
				details: wireContacts(contacts),
			},
		})),
	answer: async (payload, { body }) => {
		const { workflow_id: id, ...rest } = isObject(payload) ? payload : {};
		const workflowId = idText(id);
		const said = workflowId === undefined ? payload : rest;
		return { ...withoutBlanks({ workflowId }), workflowName: body?.name, ...unnamed(said) };
	},
	whatMayHaveHappened: ({ body }) =>
		`A workflow named "${body?.name as string}" may have started and be calling.`,
});

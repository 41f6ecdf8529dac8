import { wrongInput } from '../../../shared/api/failure';
import { asItems, listIn } from '../../../shared/api/lists';
import { inOneSpelling } from '../../../shared/api/oneSpelling';
import { idText, isObject, withoutBlanks } from '../../../shared/api/values';
import { simplify, text } from '../../../shared/forms/formPieces';
import { perItem } from '../../../shared/operations/perItem';
import { phoneNumber } from '../../../shared/forms/phoneNumberField';

/** Workflows that a number or a case was in. The form of the two times is not published. Contract: findWorkflows. */
export const find = perItem({
	name: 'Find',
	action: 'Find workflows by case or number',
	description: 'Retrieve the workflows that a phone number or a case was in during a period',
	endpoint: 'findWorkflows',
	fields: {
		phoneNumber: phoneNumber({ required: false }),
		caseId: text({
			displayName: 'Case ID',
			description: 'ID of the case, beside or in place of the phone number',
			placeholder: 'e.g. 123456',
		}),
		from: period('From', 'Start'),
		until: period('Until', 'End'),
		simplify: simplify(),
	},
	request: ({ phoneNumber: callee, caseId, from, until }) => {
		if (callee === '' && caseId === '') {
			throw wrongInput('Phone Number and Case ID are empty', 'Give one of them.');
		}
		return { body: withoutBlanks({ callee, case_id: caseId, start_time: from, end_time: until }) };
	},
	output: (data, { simplify: simple }) => (simple ? workflowsIn(data) : asItems(data)),
});

/** A workflow for each entry, which may be its bare id; an answer without a list as it is. */
function workflowsIn(data: unknown): object[] {
	const list = isObject(data) ? listIn(data) : [data].flat();
	if (list.length === 0) return asItems(data);
	return list.map((entry) => {
		if (isObject(entry)) return inOneSpelling(entry, 'workflow');
		const workflowId = idText(entry);
		return workflowId === undefined ? { value: entry ?? null } : { workflowId };
	});
}

function period(displayName: string, which: string) {
	return text({
		displayName,
		description: `${which} of the searched period, sent as you write it: AIRudder does not publish the form, so ask AIRudder`,
		placeholder: 'e.g. 2026-12-01 00:00:00',
		required: true,
	});
}

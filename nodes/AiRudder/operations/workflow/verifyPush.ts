import type { IDataObject } from 'n8n-workflow';
import { wrongInput } from '../../../shared/api/failure';
import { idText, isObject, withoutBlanks } from '../../../shared/api/values';
import { callOfPush, readCall } from '../../../shared/calls';
import { jsonObject } from '../../../shared/forms/jsonField';
import { perItem } from '../../../shared/operations/perItem';

/**
 * Asks AIRudder whether a push of a custom API node really came from it. Takes the push as it arrived, or an item of
 * AIRudder Trigger. A push that AIRudder does not know is refused in its words. Contract: verifyCustomApiPush.
 */
export const verifyPush = perItem({
	name: 'Verify Push',
	action: 'Verify a push of a custom API node',
	description: 'Ask AIRudder whether a received custom API push is one of its own',
	endpoint: 'verifyCustomApiPush',
	fields: {
		push: {
			...pushField(),
			property: { ...pushField().property, default: '={{ $json }}' },
		},
	},
	request: ({ push }) => ({ body: idsOf(push) }),
	output: (data, { push }) => {
		const { workflow_id, node_id, callee, case_id } = idsOf(push);
		const ids = { workflowId: workflow_id, nodeId: node_id, phoneNumber: callee, caseId: case_id };
		return { ...withoutBlanks(ids), answer: data ?? null };
	},
});

function pushField() {
	return jsonObject({
		displayName: 'Push',
		description:
			'The push as it arrived, or the item of AIRudder Trigger, or an object with workflowId, nodeId and phoneNumber',
	});
}

/** The ids of a push in the contract's names. Throws `input` naming what is missing. */
function idsOf(push: IDataObject): IDataObject {
	const call = isObject(push.callee) ? callOfPush(push) : { ...readCall(push), ...push };
	const ids = withoutBlanks({
		workflow_id: idText(call.workflowId),
		node_id: idText(call.nodeId),
		callee: idText(call.phoneNumber),
		case_id: idText(call.caseId),
	});
	const missing = ['workflow_id', 'node_id', 'callee'].filter((name) => !(name in ids));
	if (missing.length === 0) return ids;
	throw wrongInput(
		`Push has no ${missing.join(', ')}`,
		'Give the push of a custom API node, as it arrived.',
	);
}

import {
	identifier,
	inSentenceCase,
	inTitleCase,
	titleOf,
	unused,
} from '../../../../../nodes/shared/operations/fromContract/schemaForm/naming';

it.each([
	['workflow_id', 'Workflow ID'],
	['CalleeNumber', 'Callee Number'],
	['endTime', 'End Time'],
	['APPKey', 'APP Key'],
	['SIPLine', 'SIP Line'],
	['callbackUrl', 'Callback URL'],
	['task_ids', 'Task IDs'],
	['date_of_birth', 'Date of Birth'],
	['to', 'To'],
	['filter[name]', 'Filter Name'],
	['extra_1', 'Extra 1'],
	['名称', '名称'],
	['@', '@'],
])('calls %s in the form %s', (name, title) => {
	expect(titleOf(name)).toBe(title);
});

it('writes titles and actions as n8n does', () => {
	expect(inTitleCase('get all recordings of a plan by call id')).toBe(
		'Get All Recordings of a Plan by Call ID',
	);
	expect(inSentenceCase('Obtain Call Information (Google Maps) by Call ID via WhatsApp, SMS')).toBe(
		'Obtain call information (google maps) by call ID via WhatsApp, SMS',
	);
	expect(inSentenceCase('查询公司所有渠道信息')).toBe('查询公司所有渠道信息');
});

it('makes each key once, of letters, digits and underscores', () => {
	const taken = new Set<string>();
	const keys = ['a-b', 'a.b', 'a_b', '名称'].map((name) => unused(identifier(name), taken));
	expect(keys).toEqual(['a_b', 'a_b_2', 'a_b_3', '名称']);
});

import type { IDataObject } from 'n8n-workflow';
import { ownSamples } from '../../../../nodes/shared/events/recognition/samples';
import type { CatalogueEvent } from '../../../../nodes/shared/events/kinds/catalogue';
import { recogniser } from '../../../../nodes/shared/events/recognition/recognise';
import type { JsonSchema } from '../../../../nodes/shared/events/recognition/schema';

type Schemas = Partial<Record<CatalogueEvent, JsonSchema>>;

const text = { type: 'string' };
const asks = (...required: string[]): JsonSchema => ({ type: 'object', required });

/** What a body is when the contract has these schemas; bodies of some events as it shows them. */
const recognised = (
	body: IDataObject,
	schemas: Schemas,
	bodies: Partial<Record<CatalogueEvent, IDataObject>> = {},
) => recogniser(schemas, { ...ownSamples, ...bodies })(body);

it('recognises an event by what its schema asks for', () => {
	const schemas = { planEnded: asks('plan_id', 'rounds') };
	expect(recognised({ plan_id: 'p', rounds: 2 }, schemas)).toBe('planEnded');
	expect(recognised({ plan_id: 'p' }, schemas)).toBeUndefined();
});

it('recognises nothing by a schema that asks for nothing', () => {
	const planEnded = { type: 'object', properties: { plan_id: text } };
	expect(recognised({ plan_id: 'p' }, { planEnded })).toBeUndefined();
	expect(recognised({}, { planEnded })).toBeUndefined();
	const oneVariant = { anyOf: [asks('plan_id'), { type: 'object' }] };
	expect(recognised({ plan_id: 'p' }, { planEnded: oneVariant })).toBeUndefined();
});

it('recognises an event by any of its variants, when all ask for something', () => {
	const workflowCallEnded = { anyOf: [asks('workflow', 'debtor'), asks('workflow', 'person')] };
	expect(recognised({ workflow: 'w', person: 'p' }, { workflowCallEnded })).toBe(
		'workflowCallEnded',
	);
});

it('recognises an event by its name, which must be there even if the schema does not say so', () => {
	const schemas = {
		sessionEnded: { properties: { event: { enum: ['session.end'] }, call_id: text } },
		sessionReported: { anyOf: [{ properties: { event: { const: 'session.report' } } }] },
	};
	expect(recognised({ event: 'session.end' }, schemas)).toBe('sessionEnded');
	expect(recognised({ event: 'session.report' }, schemas)).toBe('sessionReported');
	expect(recognised({ call_id: 's' }, schemas)).toBeUndefined();
	expect(recognised({ event: 'session.other' }, schemas)).toBeUndefined();
});

it('takes the event that asks for more when a body fits two', () => {
	const call = { type: 'object', required: ['plan', 'info'], properties: { info: asks('round') } };
	const schemas = { planEnded: asks('plan', 'info'), inboundCallEnded: call };
	expect(recognised({ plan: 'p', info: { round: 1 } }, schemas)).toBe('inboundCallEnded');
	expect(recognised({ plan: 'p', info: {} }, schemas)).toBe('planEnded');
});

it('does not guess when a body fits two that ask for different things, or for the same', () => {
	const schemas = { planEnded: asks('a', 'b'), inboundCallEnded: asks('b', 'c') };
	expect(recognised({ a: 1, b: 1, c: 1 }, schemas)).toBeUndefined();
	const same = { planEnded: asks('a'), inboundCallEnded: asks('a') };
	expect(recognised({ a: 1 }, same)).toBeUndefined();
});

it('does not trust a schema that takes the body of another event for its own', () => {
	const schemas = { sessionEnded: asks('call_id') };
	expect(recognised({ call_id: 's' }, schemas)).toBeUndefined();
	const published = { botReplied: { plan: 'p', reply: 'r' } };
	expect(recognised({ plan: 'p' }, { planEnded: asks('plan') }, published)).toBeUndefined();
	expect(recognised({ plan: 'p' }, { planEnded: asks('plan') })).toBe('planEnded');
});

it('does not take a call for its task when only the schema of the task is known', () => {
	const schemas = { taskEnded: asks('task_id', 'status') };
	const call = { task_id: 't', status: 'finished', call_id: 'c', callee_number: '+6281' };
	expect(recognised({ task_id: 't', status: 'finished' }, schemas)).toBe('taskEnded');
	expect(recognised(call, schemas)).toBe('callEnded');
	expect(recognised(call, { planEnded: asks('task_id', 'status') })).toBeUndefined();
});

it('goes by the telling fields when a schema refuses its own event: AIRudder may bend it', () => {
	const taskEnded = { ...asks('TaskID', 'Calls'), properties: { Calls: { type: 'integer' } } };
	expect(recognised({ TaskID: 't', Calls: '3' }, { taskEnded })).toBe('taskEnded');
});

it('does not take a plan for a task when all of the body is known of plans', () => {
	const planEnded = { type: 'object', properties: { task_id: text, rounds: text } };
	expect(recognised({ task_id: 't', rounds: '2' }, { planEnded })).toBeUndefined();
	expect(recognised({ task_id: 't', calls: '2' }, { planEnded })).toBe('taskEnded');
});

it('goes by the telling fields between events of which the same fields are known', () => {
	const call = { properties: { call_id: text, callee_number: text, workflow_id: text } };
	const schemas = { callEnded: call, workflowCallEnded: call };
	const body = { call_id: 'c', callee_number: '+6281' };
	expect(recognised(body, schemas)).toBe('callEnded');
	expect(recognised({ ...body, workflow_id: 'w' }, schemas)).toBe('workflowCallEnded');
	expect(recognised({ task_id: 't' }, { callEnded: { properties: { task_id: text } } })).toBe(
		undefined,
	);
});

it('trusts a schema over the telling fields of an event whose schema does not know the body', () => {
	const taskEnded = { properties: { task_id: text } };
	const callEnded = asks('task_id', 'debtor');
	expect(recognised({ task_id: 't', debtor: 'd' }, { taskEnded, callEnded })).toBe('callEnded');
});

import type { Credential, Workflow } from '../../tools/n8n';
import { node } from '../support/n8n/harness';
import type { NodeInput } from '../support/n8n/workflows';

/** The tables of the flow below. `handled` has no key: what comes through twice stands in it twice. */
export const tables = `
	CREATE SCHEMA flow;
	CREATE TABLE flow.seen_events (event_id text PRIMARY KEY);
	CREATE TABLE flow.handled (way text, event_id text, execution_id text);
`;

export type Way = 'key of the database' | 'Remove Duplicates';

/** n8n's own node, as docs/trigger.md has it. */
export const removeDuplicates = (options: object = {}): NodeInput =>
	node(
		'Remove Duplicates',
		'n8n-nodes-base.removeDuplicates',
		{
			operation: 'removeItemsSeenInPreviousExecutions',
			logic: 'removeItemsWithAlreadySeenKeyValues',
			dedupeValue: '={{ $json.eventId }}',
			options,
		},
		{ typeVersion: 2 },
	);

/**
 * Behind a trigger both ways of letting an event through once, one after the other, and behind each the work: a row in
 * `handled`. As docs/scaling.md describes them.
 */
export function onlyOnce(trigger: NodeInput, database: Credential): Workflow {
	const stored = { credentials: { postgres: { id: database.id, name: database.name } } };
	const postgres = (name: string, parameters: object, position: [number, number]) =>
		node(
			name,
			'n8n-nodes-base.postgres',
			{ ...parameters },
			{ typeVersion: 2.6, position, ...stored },
		);
	const work = (name: string, way: Way, eventId: string, row: number) =>
		postgres(
			name,
			{
				operation: 'executeQuery',
				query: 'INSERT INTO flow.handled (way, event_id, execution_id) VALUES ($1, $2, $3)',
				options: { queryReplacement: `={{ [${JSON.stringify(way)}, ${eventId}, $execution.id] }}` },
			},
			[900, row],
		);
	const placed = (one: NodeInput, position: [number, number]): NodeInput => ({ ...one, position });
	// n8n runs all of the upper branch first.
	const nodes = [
		trigger,
		postgres(
			'Note Event',
			{
				operation: 'insert',
				schema: { __rl: true, mode: 'name', value: 'flow' },
				table: { __rl: true, mode: 'name', value: 'seen_events' },
				columns: { mappingMode: 'defineBelow', value: { event_id: '={{ $json.eventId }}' } },
				options: { skipOnConflict: true },
			},
			[300, 0],
		),
		node(
			'Is New',
			'n8n-nodes-base.filter',
			{
				conditions: {
					options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
					combinator: 'and',
					conditions: [
						{
							id: 'is-new',
							leftValue: '={{ $json.event_id }}',
							rightValue: '',
							operator: { type: 'string', operation: 'exists', singleValue: true },
						},
					],
				},
			},
			{ typeVersion: 2.2, position: [600, 0] },
		),
		work('Work', 'key of the database', '$json.event_id', 0),
		placed(removeDuplicates(), [300, 400]),
		work('Work 2', 'Remove Duplicates', '$json.eventId', 400),
	];
	const to = (name: string) => ({ node: name, type: 'main', index: 0 });
	return {
		name: 'Only once',
		settings: { executionOrder: 'v1' },
		nodes,
		connections: {
			[trigger.name]: { main: [[to('Note Event'), to('Remove Duplicates')]] },
			'Note Event': { main: [[to('Is New')]] },
			'Is New': { main: [[to('Work')]] },
			'Remove Duplicates': { main: [[to('Work 2')]] },
		},
	};
}

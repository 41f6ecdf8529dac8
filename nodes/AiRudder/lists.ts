import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { AiRudderClient } from '../shared/api/client';
import { credentialOf } from '../shared/api/credentialTypes';
import type { EndpointId } from '../shared/api/endpoints.generated';
import { labelled, listIn, valueOf } from '../shared/api/lists';
import { wrongInput } from '../shared/api/failure';
import { namedTime } from '../shared/api/times';
import type { WireRequest } from '../shared/api/wireRequest';
import { grouped, isText } from '../shared/api/values';
import { outcomeOf } from '../shared/api/outcomes';
import { toNodeError } from '../shared/operations/nodeErrors';
import { entriesIn } from './operations/dialerTask/answers';
import { latest, listRequest } from './operations/dialerTask/tasks';

const pageSize = 100;

/** Robots for the "From List" choice. Contract: listRobots. */
export async function searchRobots(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const robots = await entries(this, 'listRobots', {});
	return { results: choices(robots, 'robot', filter) };
}

/** Tasks, newest first, for the "From List" choice; further pages as the user scrolls. Contract: listTasks. */
export async function searchTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const tasks = await entries(this, 'listTasks', { query: { Number: pageSize, Page: page } });
	return {
		results: choices(tasks, 'task', filter),
		...(tasks.length === pageSize ? { paginationToken: String(page + 1) } : {}),
	};
}

/** Outbound tasks of the workflow named in the form, for the "From List" choice. Contract: listWorkflowTasks. */
export async function searchWorkflowTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const workflowId = this.getCurrentNodeParameter('workflowId');
	if (!isText(workflowId)) {
		const missing = wrongInput(
			'Workflow ID is empty',
			'Enter it to choose from its tasks, or give the task by ID.',
		);
		throw toNodeError(this.getNode(), missing);
	}
	const tasks = await entries(this, 'listWorkflowTasks', { body: { workflow_id: workflowId } });
	return { results: choices(tasks, 'task', filter) };
}

/** Dialer tasks created in the last 90 days, for the "From List" choice. Contract: listDialerTasks. */
export async function searchDialerTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const tasks = await entries(this, 'listDialerTasks', listRequest(latest(90)), entriesIn);
	return { results: choices(tasks, 'task', filter) };
}

/** A list of the account. A list that cannot be had says why, in AIRudder's words. */
async function entries(
	context: ILoadOptionsFunctions,
	endpoint: EndpointId,
	request: WireRequest,
	read = listIn,
) {
	const outcome = await outcomeOf(async () => {
		const client = await AiRudderClient.open(context, credentialOf(endpoint));
		return read(await client.call(endpoint, request));
	});
	if ('failure' in outcome) throw toNodeError(context.getNode(), outcome.failure);
	return outcome.result;
}

function choices(list: Awaited<ReturnType<typeof entries>>, kind: string, filter = '') {
	const wanted = filter.trim().toLowerCase();
	const found = list.flatMap((entry) => {
		const known = labelled(entry, kind);
		return known ? [{ value: known.id, name: [known.name, ...detailsOf(entry)].join(' · ') }] : [];
	});
	const byName = grouped(found.map(({ name, value }) => [name, value]));
	return found
		.map(({ name, value }) => ({
			name: (byName.get(name)?.length ?? 0) > 1 ? `${name} · ${value}` : name,
			value,
		}))
		.filter(
			({ name, value }) =>
				value.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted),
		);
}

/** What tells tasks of one name apart: when they were made or begin, and their status, where the list says so. */
function detailsOf(entry: IDataObject): string[] {
	const times = ['createdat', 'schedulestarttime', 'starttime'];
	const [time] = times.flatMap((name) => shownTime(valueOf(entry, name)) ?? []);
	const [word] = ['status', 'state'].map((name) => valueOf(entry, name)).filter(isText);
	return [time, word].filter(isText);
}

/** "2026-12-01 02:00 UTC", or as AIRudder writes it where it says no zone. */
function shownTime(value: unknown): string | undefined {
	const { time, timeLocal } = namedTime('time', value) ?? {};
	if (time !== undefined) return `${time.slice(0, 16).replace('T', ' ')} UTC`;
	return timeLocal?.slice(0, 16).replace('T', ' ');
}

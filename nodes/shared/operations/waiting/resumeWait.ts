import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { credentialOf } from '../../api/credentialTypes';
import { digest } from '../../api/digest';
import type { EndpointId } from '../../api/endpoints.generated';
import { AiRudderFailure, wrongInput } from '../../api/failure';
import { grouped, objectsIn } from '../../api/values';
import { besideColumns } from '../../contacts';
import { allItems, type AllItems } from '../allItems';
import { outcomeOf } from '../../api/outcomes';
import type { ContactsForm } from '../../forms/contactsForm';
import { propertiesOf, type Fields } from '../../forms/fields';
import type { Operation, OperationText } from '../operation';
import { requireReachable } from './reachable';
import { resumed, waitIdName, waitQuery, withoutMarks, type Resumption } from './resume';
import { collect } from '../runner';

/** A wait of this execution for a callback. */
export interface Wait {
	/** This execution's resume URL with the wait's id. A secret: whoever has it can call back. */
	callback: string;
	/** Whether this execution is a retry: a callback for what an earlier execution sent goes to that execution. */
	isRetry: boolean;
	/** Puts the execution to wait, at most so long, once the operation is through. */
	atMost(minutes: number): void;
	/** What marks an item that is put out when the time is over. */
	mark: IDataObject;
}

interface Waiting<
	Form extends Fields & ContactsForm,
	Endpoint extends EndpointId,
> extends OperationText {
	endpoint: Endpoint;
	fields: Form;
	/** How the work is begun. Its `follow` calls `wait.atMost`, and gives what is put out when the time is over. */
	begin: (
		wait: Wait,
	) => Omit<AllItems<NoInfer<Form>, Endpoint>, keyof OperationText | 'endpoint' | 'fields'>;
	resumption: Resumption;
}

/**
 * An operation that begins something for all incoming items and puts the execution to wait for AIRudder's callback:
 * nothing is held meanwhile, n8n may even be restarted.
 */
export function waiting<Form extends Fields & ContactsForm, Endpoint extends EndpointId>({
	fields,
	begin,
	resumption,
	...text
}: Waiting<Form, Endpoint>): Operation<Endpoint> {
	return {
		...text,
		properties: propertiesOf(fields),
		resume: async (context) => await resumed(context, resumption),
		async run(context) {
			const opened = await outcomeOf(async () => await openWait(context, text.endpoint));
			if ('failure' in opened) return [await collect(context, [{ outcome: opened, inputs: [0] }])];
			const { wait, deadline } = opened.result;
			const operation = allItems({ ...begin(wait), ...text, fields });
			const [items = []] = await operation.run(context);
			const until = deadline();
			if (until === undefined) return [items];
			// n8n keeps this very list: it is what webhook() can read, and what comes out when the time is over.
			const input = context.getInputData();
			const rows = oneForEachRow(input, items);
			input.length = 0;
			// One by one: as parameters of a function, 130,000 are too many for V8.
			for (const row of rows) input.push(row);
			await context.putExecutionToWait(until);
			return [input];
		},
	};
}

/**
 * The items that wait, each at the place of its row: n8n pairs what a wait puts out with the input by position alone
 * (2.41: addPairedItemLineage). Rows that were not sent are there, too: with `skipped` and the problem, or with the error
 * of the request that they were in.
 */
function oneForEachRow(
	input: readonly INodeExecutionData[],
	items: readonly INodeExecutionData[],
): INodeExecutionData[] {
	const problems = grouped(
		items
			.flatMap(({ json }) => [...objectsIn(json.skippedRows), ...objectsIn(json.heldBackRows)])
			.map((problem): [unknown, IDataObject] => [problem.row, problem]),
	);
	const told = new Map<unknown, IDataObject>();
	for (const { json, pairedItem } of items) {
		const { skippedRows: _skipped, heldBackRows: _heldBack, ...own } = json;
		for (const { item } of objectsIn([pairedItem].flat())) told.set(item, own);
	}
	return input.map((row, item) => {
		const [problem] = problems.get(item + 1) ?? [];
		const notSent = { skipped: true, ...(problem ? besideColumns(problem) : {}) };
		return {
			json: { ...withoutMarks(row.json), ...(told.get(item) ?? notSent) },
			pairedItem: { item },
		};
	});
}

async function openWait(
	context: IExecuteFunctions,
	endpoint: EndpointId,
): Promise<{ wait: Wait; deadline: () => Date | undefined }> {
	// n8n looks a callback up by the node, and as a tool there is none: the execution would wait for ever.
	if (context.isToolExecution()) {
		throw wrongInput(
			'Waiting for a callback does not work in a tool of an AI agent',
			'Use the operation Create, and Get Calls later.',
		);
	}
	const { $execution, $runIndex } = context.getWorkflowDataProxy(0);
	const { resumeUrl } = $execution as { resumeUrl: string };
	const url = new URL(resumeUrl);
	await requireReachable(context, endpoint, url.href, 'Resume URL of this execution');
	const { appSecret } = await context.getCredentials<{ appSecret: unknown }>(
		credentialOf(endpoint),
	);
	// n8n 1 does not sign the URL, so the id is one that nobody else can make; the tries of a run have the same.
	const id = digest([appSecret, context.getExecutionId(), context.getNode().id, $runIndex]);
	url.searchParams.set(waitQuery, id);
	let minutes: number | undefined;
	return {
		wait: {
			callback: url.href,
			isRetry: context.getMode() === 'retry',
			atMost: (most) => {
				minutes = most;
			},
			mark: { [waitIdName]: id, timedOut: true },
		},
		deadline: () => (minutes === undefined ? undefined : new Date(Date.now() + minutes * 60_000)),
	};
}

/** The failure of a wait that cannot begin although its work was begun by an earlier execution. */
export function begunElsewhere(what: string): AiRudderFailure {
	return new AiRudderFailure(
		'uncertain',
		`${what} was begun by an earlier execution, and AIRudder calls back to that one`,
		{
			description: 'It is not begun anew, so that nobody is reached twice. Use Get Calls instead.',
		},
	);
}

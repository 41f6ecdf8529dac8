import { node } from '../../../test/support/n8n/harness';
import { OwnHarness } from '../../../test/support/n8n/ownHarness';
import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { byId } from '../../../test/support/samples/sample';
import { alternate, isQuickLook } from '../alternate';
import type { BenchCase, Comparison } from '../benchCase';
import { finishedTask } from '../finishedTask';
import { cpuTimeMs, heldMbFromNowOn, peakMbOf } from '../processFigures';

type NodeOfWorkflow = ReturnType<typeof node>;

/** What a node cost n8n. */
interface Figures {
	wallMs: number;
	cpuMs: number;
	peakMb: number;
}

/** How many items, of which HTTP Request asks for so many, and how long AIRudder takes to answer each. */
interface Size {
	count: number;
	theirCount: number;
	delayMs: number;
	isWarm: boolean;
}

/**
 * The last takes too long for a quick look; five rounds of it by HTTP Request alone would take four to five minutes, so that a
 * quarter is measured, and multiplied.
 */
const sizes: Size[] = [
	{ count: 1000, theirCount: 1000, delayMs: 0, isWarm: false },
	{ count: 1000, theirCount: 1000, delayMs: 50, isWarm: true },
	{ count: 10_000, theirCount: 2500, delayMs: 0, isWarm: true },
];

const longestRunMs = 600_000;

/** One question for each incoming item, the commonest work there is, in a real n8n: its credentials lie in a database. */
export const reads: BenchCase = {
	name: 'reads',
	title: 'Reads: Call Get Many for each item',
	async measure(rounds) {
		const harness = await OwnHarness.start({ env: { N8N_LOG_LEVEL: 'error' } });
		try {
			const comparisons: Comparison[] = [];
			for (const size of isQuickLook(rounds) ? sizes.slice(0, 2) : sizes)
				comparisons.push(...(await manyReads(harness, size, rounds)));
			return comparisons;
		} finally {
			await harness.stop();
		}
	},
};

const customers = Array.from({ length: 10 }, (_, index) => `+62811${1_000_000 + index}`);

async function manyReads(
	harness: OwnHarness,
	{ count, theirCount, delayMs, isWarm }: Size,
	rounds: number,
): Promise<Comparison[]> {
	const { airudder } = harness;
	airudder.reset();
	const taskId = await finishedTask(airudder, customers);
	if (delayMs > 0) airudder.fault('getCallRecords', { delayMs }, { times: Infinity });
	const items = Array.from({ length: count }, (_, index) => ({
		json: { mobile: customers[index % customers.length] },
	}));
	const measure = async (subject: NodeOfWorkflow, asked = count): Promise<Figures> => {
		const { pid } = harness.server;
		const [held, cpuBefore] = [heldMbFromNowOn(pid), cpuTimeMs(pid)];
		const executionId = await harness.begin([subject], items.slice(0, asked));
		const execution = await harness.n8n.executions.finished(executionId, longestRunMs);
		const figures = { cpuMs: cpuTimeMs(pid) - cpuBefore, peakMb: peakMbOf(pid) - held };
		const ran = execution.data.resultData.runData[subject.name]?.[0];
		if (execution.status !== 'success' || !ran)
			throw new Error(`${subject.name} ended with ${execution.status}`);
		return { wallMs: ran.executionTime, ...figures };
	};
	const { ours, theirs, nothing } = await alternate(
		{
			ours: async () => await measure(callGetMany(taskId)),
			theirs: async () => await measure(httpRequest(airudder.url, taskId), theirCount),
			nothing: async () => await measure(node('Nothing', 'n8n-nodes-base.noOp')),
		},
		rounds,
		{ isWarm },
	);
	const compared = (
		figure: keyof Figures,
		unit: Comparison['unit'],
		goal?: Comparison['goal'],
	): Comparison => {
		// An execution costs n8n something whatever its node does: that is neither ours nor theirs.
		const own = (one: Figures, round: number, times = 1) =>
			Math.max(0, one[figure] * times - (figure === 'cpuMs' ? (nothing[round]?.cpuMs ?? 0) : 0));
		return {
			what: `${inWords(count)}, answers after ${delayMs} ms`,
			against: `HTTP Request node${theirCount < count ? ` (measured on ${inWords(theirCount)})` : ''}`,
			unit,
			ours: ours.map((one, round) => own(one, round)),
			theirs: theirs.map((one, round) => own(one, round, count / theirCount)),
			...(goal ? { goal } : {}),
		};
	};
	return [
		compared('wallMs', 'ms', { atMost: delayMs > 0 ? 0.3 : 0.2 }),
		compared('cpuMs', 'CPU ms', delayMs > 0 ? undefined : { atMost: 0.2 }),
		// The memory of fewer items says nothing about that of more.
		...(theirCount === count ? [compared('peakMb', 'MB')] : []),
	];
}

const inWords = (count: number) => `${count.toLocaleString('en')} items`;

function callGetMany(taskId: string): NodeOfWorkflow {
	return node('Call Get Many', 'aiRudder', {
		...{ resource: 'call', operation: 'getAll' },
		...{ place: 'task', task: byId(taskId), phoneNumber: '={{ $json.mobile }}' },
	});
}

function httpRequest(url: string, taskId: string): NodeOfWorkflow {
	return node(
		'HTTP Request',
		'n8n-nodes-base.httpRequest',
		{
			url: url + endpoints.getCallRecords.path,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'aiRudderApi',
			sendQuery: true,
			queryParameters: {
				parameters: [
					{ name: 'taskid', value: taskId },
					{ name: 'callee', value: '={{ $json.mobile }}' },
				],
			},
		},
		{ typeVersion: 4.4 },
	);
}

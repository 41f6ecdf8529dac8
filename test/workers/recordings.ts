import { createHash } from 'node:crypto';
import axios from 'axios';
import type { RecordedRequest } from '../../simulator';
import type { Item } from '../../tools/n8n';
import { newTask } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { node } from '../support/n8n/harness';
import { customers, type ManyWorkers, minute, say } from './manyWorkers';

/** Files that one process stores and another one reads. */
export function recordings(many: () => ManyWorkers): void {
	/** The file as the editor downloads it from the main. */
	const fileOf = async ({ binary }: Item) => {
		const { id } = binary!.data as { id: string };
		expect(id).toMatch(/^filesystem/);
		const query = new URLSearchParams({ id, action: 'download' });
		return await many().harness.n8n.session.bytes(`/rest/binary-data?${query.toString()}`);
	};
	/** The same request once more: what AIRudder itself gives. */
	const again = async (origin: string, { path, query, headers }: RecordedRequest) => {
		const { authorization } = headers;
		const { data } = await axios.get<ArrayBuffer>(new URL(path, origin).href, {
			params: query,
			headers: { ...(authorization ? { authorization } : {}) },
			responseType: 'arraybuffer',
		});
		expect(data.byteLength).toBeGreaterThan(1000);
		return Buffer.from(data);
	};
	const called = async (operation: string, name: string) => {
		const task = operation === 'task' ? newTask : newDialerTask(many().airudder);
		const create = { resource: operation, operation: 'create', ...task, taskName: name };
		await many().harness.run([node('Create', 'aiRudder', create)], customers);
		await many().airudder.finishTask();
	};

	it(
		'that a worker fetched, byte for byte, in the editor of the main',
		async () => {
			await called('dialerTask', 'recorded');
			const task = many()
				.airudder.dialerTasks()
				.find(({ name }) => name === 'recorded')!;
			const { callId } = task.contacts
				.flatMap(({ attempts }) => attempts)
				.find(({ agentName }) => agentName !== undefined)!;
			const get = node('Get', 'aiRudder', {
				...{ resource: 'dialerTask', operation: 'getRecording', callId, output: 'file' },
			});
			const id = await many().harness.begin([get], customers.slice(0, 1));
			const outcome = await many().finished(id);
			expect(outcome.status).toBe('success');
			expect(many().workerOf(id)).toBeGreaterThanOrEqual(0);
			const sent = await again(
				many().airudder.otherHostUrl,
				many().airudder.otherHostRequests().at(-1)!,
			);
			expect((await fileOf(outcome.items('Get')[0]!)).equals(sent)).toBe(true);
		},
		10 * minute,
	);

	it(
		'that a trigger attached in the process for webhooks, byte for byte, on the worker and the main',
		async () => {
			const live = await many().harness.publish(
				node('Trigger', 'aiRudderTrigger', {
					options: { eventKind: 'callEnded', attachRecording: true, onlyAnswered: true },
				}),
				// Reads the file on the worker, and counts its bytes.
				[
					node(
						'Hash',
						'n8n-nodes-base.crypto',
						{ action: 'hash', type: 'SHA256', binaryData: true, encoding: 'base64' },
						{ typeVersion: 1 },
					),
				],
			);
			await called('task', 'attached');
			const [outcome] = await live.outcomes(1);
			expect(outcome!.status).toBe('success');
			const [item] = outcome!.items('Trigger');
			const asked = many()
				.airudder.requests('getCallRecording')
				.find(({ query }) => query.Callee === item!.json.phoneNumber);
			const sent = await again(many().airudder.url, asked!);
			say(`Attached: ${(item!.binary!.data as { id: string }).id}`);
			expect((await fileOf(item!)).equals(sent)).toBe(true);
			expect(outcome!.json('Hash')[0]!.data).toBe(
				createHash('sha256').update(sent).digest('base64'),
			);
			await live.unpublish();
		},
		10 * minute,
	);
}

/**
 * npm run bench: how the package's nodes compare with n8n's own in one run, on this machine, as ratios. Absolute times
 * say more about the machine than about the code. `--against <commit>` compares with the package as it was then, too;
 * `--only rows` leaves the rest out.
 */
import { parseArgs } from 'node:util';
import axios from 'axios';
import { samples } from '../../nodes/shared/events/recognition/samples';
import { type Harness, node, rows } from '../../test/support/n8n/harness';
import { OwnHarness } from '../../test/support/n8n/ownHarness';
import { manyRows } from './manyRows';
import { report } from './report';

const deliveries = 200;
const items = 1000;

async function main(): Promise<void> {
	const { against, only } = parseArgs({
		options: { against: { type: 'string' }, only: { type: 'string' } },
	}).values;
	await manyRows(against);
	if (only !== 'rows') await requests();
}

async function requests(): Promise<void> {
	// Under n8n's default engine every community trigger pays for one more isolate, whatever its code does.
	const harness = await OwnHarness.start({ env: { N8N_EXPRESSION_ENGINE: 'legacy' } });
	try {
		const core = node(
			'Trigger',
			'n8n-nodes-base.webhook',
			{ httpMethod: 'POST', path: 'core' },
			{ typeVersion: 2 },
		);
		const ours = node('Trigger', 'aiRudderTrigger', { eventKind: 'callEnded' });
		const coreMs = await answerMs(harness, core, `${harness.server.url}/webhook/core`);
		const oursMs = await answerMs(harness, ours);
		report('Answer to a delivery: AIRudder Trigger / n8n Webhook', oursMs, coreMs);

		const http = node(
			'Subject',
			'n8n-nodes-base.httpRequest',
			{
				url: `${harness.airudder.url}/service-unknown`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'aiRudderApi',
				options: { response: { response: { neverError: true } } },
			},
			{ typeVersion: 4.2 },
		);
		const call = node('Subject', 'aiRudder', {
			resource: 'customApiCall',
			operation: 'call',
			path: '/service-unknown',
			answerCheck: 'none',
		});
		const many = rows(...Array.from({ length: items }, (_, index) => ({ index })));
		const timed = async (subject: typeof http) => {
			const { execution } = await harness.run([subject], many);
			return execution.data.resultData.runData.Subject![0]!.executionTime;
		};
		await timed(call);
		report(
			`One request for each of ${items} items: AIRudder / n8n HTTP Request`,
			await timed(call),
			await timed(http),
		);
	} finally {
		await harness.stop();
	}
}

/** Median milliseconds that a published trigger takes to answer, one delivery after the other. */
async function answerMs(
	harness: Harness,
	trigger: ReturnType<typeof node>,
	url?: string,
): Promise<number> {
	const live = await harness.publish(trigger);
	const times: number[] = [];
	for (let count = 0; count < deliveries; count++) {
		const before = performance.now();
		await axios.post(url ?? live.url, samples.callEnded);
		times.push(performance.now() - before);
	}
	await live.unpublish();
	return times.sort((one, other) => one - other)[Math.floor(times.length / 2)]!;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});

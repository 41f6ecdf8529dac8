import { rmSync } from 'node:fs';
import { OwnHarness } from '../../../test/support/n8n/ownHarness';
import { alternate } from '../alternate';
import type { BenchCase, Comparison } from '../benchCase';
import { comparisons } from './comparisons';
import { type Amounts, deliver } from './deliver';
import { deliveries, type DeliveryKind } from './deliveries';
import { emptyTarball } from './emptyPackage';
import { publishedSubjects } from './subjects';

/** How n8n evaluates expressions, and how many deliveries take it about a second. `vm` is what it does by default. */
const engines: Record<string, Amounts> = {
	legacy: { atOnce: 30, oneByOne: 15 },
	vm: { atOnce: 10, oneByOne: 4 },
};

const kinds: Record<DeliveryKind, string> = {
	unsigned: 'unsigned',
	withSecret: 'with secret',
	signed: 'signed',
	largeTranscript: '200 KB of transcript',
};

/**
 * Published triggers that take what AIRudder delivers, in a real n8n, under each of its expression engines. The ceiling is
 * an empty trigger of a community package: what n8n itself needs for one.
 */
export const events: BenchCase = {
	name: 'events',
	title: 'Events that come in',
	async measure(rounds) {
		const empty = emptyTarball();
		try {
			const all: Comparison[] = [];
			for (const [engine, amounts] of Object.entries(engines))
				all.push(...(await underEngine(engine, amounts, empty.tarball, rounds)));
			return all;
		} finally {
			rmSync(empty.folder, { recursive: true, force: true });
		}
	},
};

async function underEngine(
	engine: string,
	amounts: Amounts,
	emptyPackage: string,
	rounds: number,
): Promise<Comparison[]> {
	const harness = await OwnHarness.start({
		furtherPackages: [emptyPackage],
		env: { N8N_EXPRESSION_ENGINE: engine, N8N_LOG_LEVEL: 'info' },
	});
	try {
		const all: Comparison[] = [];
		for (const [place, [kind, inWords]] of Object.entries(kinds).entries()) {
			const delivery = deliveries[kind as DeliveryKind];
			const addresses = await publishedSubjects(harness, kind as DeliveryKind);
			const measures = Object.fromEntries(
				Object.entries(addresses).map(([subject, url]) => [
					subject,
					async () => await deliver({ url, pid: harness.server.pid }, delivery, amounts),
				]),
			);
			const taken = await alternate(measures, rounds, { isWarm: place > 0 });
			all.push(...comparisons(`${inWords}, ${engine} engine`, taken));
		}
		return all;
	} finally {
		await harness.stop();
	}
}

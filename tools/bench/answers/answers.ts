import { join } from 'node:path';
import { alternatePrepared, isQuickLook } from '../alternate';
import type { BenchCase, Comparison } from '../benchCase';
import type { Figures } from '../engine/measured';
import { ownProcess } from '../engine/ownProcess';
import { addressOfTask, withPlayedAirudder } from '../played/playedAirudder';
import type { Reading } from './answersProcess';

/** As JSON they have 80 MB. */
const allCalls = 100_000;

/** Above this, other executions of the same n8n are seen to wait. */
const longestBlockMs = 50;

/** One answer with everything a large task has. */
export const answers: BenchCase = {
	name: 'answers',
	title: 'Reading answers: 100,000 calls in one answer of 80 MB',
	measure: async (rounds) =>
		await withPlayedAirudder(async (access) => {
			const calls = isQuickLook(rounds) ? allCalls / 10 : allCalls;
			// The first answer has to be made up: that is nobody's time.
			await (await fetch(addressOfTask(access, calls))).arrayBuffer();
			const reading = (by: Reading['by']) => async () =>
				await ownProcess<Reading, Figures>(join(__dirname, 'answersProcess.ts'), {
					by,
					access,
					calls,
				});
			const { records, simplified, raw, http, cloned } = await alternatePrepared(
				{
					records: reading('call records'),
					simplified: reading('Task Get'),
					raw: reading('Task Get, Simplify off'),
					http: reading('HTTP Request'),
					cloned: reading('structuredClone'),
				},
				rounds,
				{ isWarm: true },
			);
			const wall = (what: string, ours: Figures[], goal?: Comparison['goal']): Comparison => ({
				...{ what, against: 'structuredClone of the same data', unit: 'ms' },
				ours: ours.map(({ wallMs }) => wallMs),
				theirs: cloned.map(({ wallMs }) => wallMs),
				...(goal ? { goal } : {}),
			});
			const blocked = (what: string, ours: Figures[], goal?: Comparison['goal']): Comparison => ({
				...{ what, against: `${longestBlockMs} ms`, unit: 'ms' },
				ours: ours.map(({ blockedMs }) => blockedMs),
				theirs: ours.map(() => longestBlockMs),
				...(goal ? { goal } : {}),
			});
			return [
				wall('Call records made of the parsed answer', records, { atMost: 1.5 }),
				wall('Task Get with Simplify off, transport included', raw, { atMost: 1.5 }),
				wall('Task Get with Simplify on, transport included', simplified),
				wall('HTTP Request node, transport included', http),
				blocked('Longest block: Task Get with Simplify off', raw, { atMost: 1 }),
				blocked('Longest block: Task Get with Simplify on', simplified, { atMost: 1 }),
				blocked('Longest block: HTTP Request node', http),
			];
		}),
};

import { isText, objectsIn } from '../api/values';
import type { TranscriptLine } from './callRecord';

/** The dialogue turns of a call (contract: DialogueTurn) as transcript lines; undefined when there are none. */
export function transcriptOf(turns: unknown): TranscriptLine[] | undefined {
	const lines = objectsIn(turns)
		.map(({ time, robottext, text }) => ({
			...(isText(time) ? { time } : {}),
			...(isText(robottext) ? { robot: robottext } : {}),
			...(isText(text) ? { callee: text } : {}),
		}))
		.filter((line) => 'robot' in line || 'callee' in line);
	return lines.length > 0 ? lines : undefined;
}

/** A transcript as lines a person can read: `[00:00:03] Robot: …`, `Callee: …`. */
export function transcriptText(transcript: TranscriptLine[]): string {
	return transcript
		.flatMap(({ time, robot, callee }) => {
			const stamp = time === undefined ? '' : `[${time}] `;
			return [robot && `${stamp}Robot: ${robot}`, callee && `${stamp}Callee: ${callee}`].filter(
				isText,
			);
		})
		.join('\n');
}

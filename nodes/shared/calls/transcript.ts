import { isText, objectsIn } from '../api/values';
import type { TranscriptLine } from './callRecord';

/** The dialogue turns of a call (contract: DialogueTurn) as transcript lines; undefined when there are none. */
export function transcriptOf(turns: unknown): TranscriptLine[] | undefined {
	const lines = objectsIn(turns)
		.map(({ time, robottext, text }) => {
			const line: TranscriptLine = {};
			if (isText(time)) line.time = time;
			if (isText(robottext)) line.robot = robottext;
			if (isText(text)) line.callee = text;
			return line;
		})
		.filter((line) => 'robot' in line || 'callee' in line);
	return lines.length > 0 ? lines : undefined;
}

/**
 * A transcript as lines a person can read: `[00:00:03] Robot: …`, `Callee: …`. Put together by appending: what nobody reads
 * on is then never laid out in memory, which for a long call takes longer than all the rest of its reading.
 */
export function transcriptText(transcript: TranscriptLine[]): string {
	let text = '';
	for (const { time, robot, callee } of transcript) {
		const stamp = time === undefined ? '' : `[${time}] `;
		if (robot) text += `${text ? '\n' : ''}${stamp}Robot: ${robot}`;
		if (callee) text += `${text ? '\n' : ''}${stamp}Callee: ${callee}`;
	}
	return text;
}

import { mp3, wav } from '../formats/audio';
import { secondsPerTurn } from '../outcomes';
import type { Switches } from '../switches';
import type { CallAttempt, SimulatedContact } from '../types';

/** Recording files lie under this path, by day; described in CallRecord.recording_link. */
const callingTaskRoute = '/tasks/:day/:file';
/** Those of the dialer; contract: x-notes of getDialerRecording. */
const dialerRoute = '/download/:day/:task/:file';
export const recordingRoutes = [callingTaskRoute, dialerRoute];

/** Where recordings may lie. */
export interface RecordingHosts {
	switches: Switches;
	url: string;
	otherUrl: string;
}

export interface AudioFile {
	contentType: string;
	extension: 'wav' | 'mp3';
	bytes: Buffer;
}

/** True when somebody spoke and the call is over: only then is there something to hear. */
export function hasRecording({ outcome, endedAt, canceled }: CallAttempt): boolean {
	return outcome.answered && endedAt !== undefined && !canceled;
}

/** The contact's latest attempt that has a recording. */
export function recordedAttempt(contact: SimulatedContact): CallAttempt | undefined {
	return [...contact.attempts].reverse().find(hasRecording);
}

/** The sound of one attempt: a beep per dialogue turn as WAV, silence as MP3. */
export function audioOf(
	{ startedAt, endedAt, outcome }: CallAttempt,
	format: AudioFile['extension'],
): AudioFile {
	const seconds = Math.max(1, ((endedAt ?? startedAt) - startedAt) / 1000 - outcome.ringSeconds);
	if (format === 'mp3') {
		return { contentType: 'audio/mpeg', extension: 'mp3', bytes: mp3(seconds) };
	}
	const beeps = outcome.dialogue.map((_, turn) => turn * secondsPerTurn);
	return { contentType: 'audio/wav', extension: 'wav', bytes: wav(seconds, beeps) };
}

/** Address of an attempt's MP3 file, on this host or on the other one. */
export function recordingLink(attempt: CallAttempt, hostUrl: string): string {
	return `${hostUrl}${filledRoute(callingTaskRoute, attempt, 'mp3')}`;
}

/** Address of the WAV file of a dialer call. */
export function dialerRecordingLink(taskId: string, call: CallAttempt, hostUrl: string): string {
	return `${hostUrl}${filledRoute(dialerRoute, call, 'wav').replace(':task', taskId)}`;
}

function filledRoute(
	route: string,
	{ startedAt, callId }: CallAttempt,
	extension: AudioFile['extension'],
): string {
	const day = new Date(startedAt).toISOString().slice(0, 10).replaceAll('-', '');
	return route.replace(':day', day).replace(':file', `${callId}.${extension}`);
}

/** The host on which links to recordings point by switch: this one, or the one that keeps recordings alone. */
export function recordingHost({ switches, url, otherUrl }: RecordingHosts): string {
	return switches.recording === 'linkOtherHost' ? otherUrl : url;
}

/** The sound behind a file name, in the format of its ending; undefined when there is none. */
export function audioOfFile(attempts: CallAttempt[], file: string): AudioFile | undefined {
	const [callId, extension] = file.split('.');
	if (extension !== 'mp3' && extension !== 'wav') return undefined;
	const found = attempts.find((attempt) => attempt.callId === callId && hasRecording(attempt));
	return found && audioOf(found, extension);
}

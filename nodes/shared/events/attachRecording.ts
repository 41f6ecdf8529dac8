import {
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { AiRudderClient } from '../api/client';
import { AiRudderFailure } from '../api/failure';
import { isText } from '../api/values';
import { filesOf, readCall, type CallRecord, type RecordingFile } from '../calls';

/** A recording may take a moment to appear; together about a minute, beside the retries of each read. */
const pausesMilliseconds = [0, 5_000, 15_000, 40_000];

/** A link at which nothing answers takes minutes each time: after this long there is no other try. */
const longestMilliseconds = 120_000;

const noCredential = 'Attach Recording needs a credential';

/**
 * The items with the recordings of their calls as binary field `data`: streamed, tried a few times while AIRudder does
 * not have it yet. An item whose recording could not be had goes on without it and says why in `recordingProblem`.
 * Calls that nobody answered, and events that are no calls, are left as they are. Contract: getCallRecording.
 */
export async function withRecordings(
	context: IWebhookFunctions,
	items: IDataObject[],
): Promise<INodeExecutionData[]> {
	const withCalls = items.map((json) => ({
		json,
		call: { ...readCall(json), ...json },
	}));
	if (!withCalls.some(({ call }) => hasRecording(call))) return items.map((json) => ({ json }));
	// The delivery has been answered: without a credential the call is still told.
	const client = await AiRudderClient.open(context, 'aiRudderApi').catch(() => undefined);
	return await Promise.all(
		withCalls.map(async ({ json, call }) => {
			if (!hasRecording(call)) return { json };
			const outcome = client ? await recordingOf(context, client, call) : noCredential;
			return typeof outcome === 'string'
				? { json: { ...json, recordingProblem: outcome } }
				: { json, binary: outcome.binary };
		}),
	);
}

function hasRecording({ answered, recordingUrl, taskId, phoneNumber }: CallRecord): boolean {
	const canBeFound = isText(recordingUrl) || (isText(taskId) && isText(phoneNumber));
	return answered !== false && canBeFound;
}

/** The file, or the words of the last failure. */
async function recordingOf(
	context: IWebhookFunctions,
	client: AiRudderClient,
	call: CallRecord,
): Promise<RecordingFile | string> {
	const latest = Date.now() + longestMilliseconds;
	let problem = 'AIRudder has no recording for this';
	for (const pause of pausesMilliseconds) {
		await sleep(pause);
		const outcome = await fetched(context, client, call).catch((failure: unknown) => failure);
		if (!(outcome instanceof Error)) return outcome as RecordingFile;
		problem =
			outcome instanceof AiRudderFailure ? outcome.message : 'The recording could not be stored';
		if (Date.now() > latest) break;
	}
	return problem;
}

async function fetched(
	{ helpers }: IWebhookFunctions,
	client: AiRudderClient,
	{ callId, phoneNumber, recordingUrl, taskId }: CallRecord,
): Promise<RecordingFile | Error> {
	const answer = isText(recordingUrl)
		? await client.follow(recordingUrl)
		: await client.download('getCallRecording', { query: { TaskID: taskId, Callee: phoneNumber } });
	const target = {
		client,
		helpers,
		binaryProperty: 'data',
		fileName: isText(callId) ? callId : 'recording',
		about: {},
	};
	const files = await filesOf(answer, target);
	return (
		files.find(({ binary }) => binary) ??
		new AiRudderFailure('refused', 'AIRudder has no recording for this')
	);
}

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
 * A link of the delivery is followed on AIRudder's own host and on `hosts` only; else AIRudder itself is asked for the file.
 * Calls that nobody answered, and events that are no calls, are left as they are. Contract: getCallRecording.
 */
export async function withRecordings(
	context: IWebhookFunctions,
	items: IDataObject[],
	hosts: readonly string[],
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
			const outcome = client ? await recordingOf(context, client, call, hosts) : noCredential;
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
	hosts: readonly string[],
): Promise<RecordingFile | string> {
	const latest = Date.now() + longestMilliseconds;
	let problem = 'AIRudder has no recording for this';
	for (const pause of pausesMilliseconds) {
		await sleep(pause);
		const outcome = await fetched(context, client, call, hosts).catch(
			(failure: unknown) => failure,
		);
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
	hosts: readonly string[],
): Promise<RecordingFile | Error> {
	// A delivery may come from anyone: a link in it is followed only where recordings are known to lie.
	const mayFetch = (address: string) => client.mayFetchSent(address, hosts);
	const isKnownPlace = isText(recordingUrl) && mayFetch(recordingUrl);
	if (!isKnownPlace && !(isText(taskId) && isText(phoneNumber))) {
		return new AiRudderFailure(
			'refused',
			"The link of the recording leads neither to AIRudder's recordings nor to one of the Recording Hosts",
		);
	}
	const answer = isKnownPlace
		? await client.follow(recordingUrl, mayFetch)
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

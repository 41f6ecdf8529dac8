import {
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { AiRudderClient } from '../../api/client';
import { Deadline } from '../../api/deadline';
import { AiRudderFailure } from '../../api/failure';
import { isText } from '../../api/values';
import { filesOf, linksIn, readCall, type CallRecord, type RecordingFile } from '../../calls';

/** A recording may take a moment to appear: it is asked for again after growing pauses. The last is longer than any limit. */
const pausesMilliseconds = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000];

const noCredential = 'Attach Recording needs a credential';

/** How recordings are fetched. */
export interface RecordingSettings {
	/** Names of hosts, in small letters, from which a delivery's link may bring a recording. */
	recordingHosts: readonly string[];
	/** How long all recordings of a delivery together may take, in milliseconds. */
	recordingTime: number;
}

/** The fields beside a file that was not had: why, and the link that AIRudder named, if any. */
interface Without {
	recordingProblem: string;
	recordingUrl?: string;
}

/**
 * The items with the recordings of their calls as binary field `data`: streamed, tried a few times while AIRudder does
 * not have it yet. An item whose recording could not be had in time goes on without it, says why in `recordingProblem`, and
 * keeps the link in `recordingUrl`. Connecting, answers that stall or drip, and pauses all count as time.
 * A link of the delivery is followed on AIRudder's own host and on `recordingHosts` only; else AIRudder itself is asked for
 * the file. Calls that nobody answered, and events that are no calls, are left as they are. Contract: getCallRecording.
 */
export async function withRecordings(
	context: IWebhookFunctions,
	items: IDataObject[],
	{ recordingHosts, recordingTime }: RecordingSettings,
): Promise<INodeExecutionData[]> {
	const withCalls = items.map((json) => ({
		json,
		call: { ...readCall(json), ...json },
	}));
	if (!withCalls.some(({ call }) => hasRecording(call))) return items.map((json) => ({ json }));
	const deadline = new Deadline(recordingTime, 'The recording was not there');
	// Without a credential the call is still told.
	const client = await AiRudderClient.open(context, 'aiRudderApi').catch(() => undefined);
	const search = client && new RecordingSearch(context, client, deadline, recordingHosts);
	return await Promise.all(
		withCalls.map(async ({ json, call }) => {
			if (!hasRecording(call)) return { json };
			const found = search ? await search.find(call) : { recordingProblem: noCredential };
			return 'recordingProblem' in found
				? { json: { ...found, ...json, recordingProblem: found.recordingProblem } }
				: { json, binary: found.binary };
		}),
	);
}

function hasRecording({ answered, recordingUrl, taskId, phoneNumber }: CallRecord): boolean {
	const canBeFound = isText(recordingUrl) || (isText(taskId) && isText(phoneNumber));
	return answered !== false && canBeFound;
}

/** Looks for the recordings of one delivery. */
class RecordingSearch {
	private readonly client: AiRudderClient;

	constructor(
		private readonly context: IWebhookFunctions,
		client: AiRudderClient,
		private readonly deadline: Deadline,
		private readonly hosts: readonly string[],
	) {
		this.client = client.within(deadline);
	}

	/** The file, or why there is none: the last failure, and the last link that AIRudder named. */
	async find(call: CallRecord): Promise<RecordingFile | Without> {
		let without: Without = { recordingProblem: this.deadline.failure().message };
		for (const pause of pausesMilliseconds) {
			if (!this.deadline.allows(pause)) break;
			await sleep(pause);
			const named: { recordingUrl?: string } = {};
			const outcome = await this.deadline
				.within(this.fetch(call, named))
				.catch((failure: unknown) => failure);
			if (!(outcome instanceof Error)) return outcome as RecordingFile;
			const failure = this.deadline.isOver ? this.deadline.failure() : outcome;
			without = { ...without, ...named, recordingProblem: wordsOf(failure) };
		}
		return without;
	}

	/** Notes in `named` the link that AIRudder answers with, before it is followed. */
	private async fetch(
		{ callId, phoneNumber, recordingUrl, taskId }: CallRecord,
		named: { recordingUrl?: string },
	): Promise<RecordingFile> {
		const { client } = this;
		// A delivery may come from anyone: a link in it is followed only where recordings are known to lie.
		const mayFetch = (address: string) => client.mayFetchSent(address, this.hosts);
		const isKnownPlace = isText(recordingUrl) && mayFetch(recordingUrl);
		if (!isKnownPlace && !(isText(taskId) && isText(phoneNumber))) {
			throw new AiRudderFailure(
				'refused',
				"The link of the recording leads neither to AIRudder's recordings nor to one of the Recording Hosts",
			);
		}
		const query = { TaskID: taskId, Callee: phoneNumber };
		const answer = isKnownPlace
			? await client.follow(recordingUrl, mayFetch)
			: await client.download('getCallRecording', { query });
		const [link] = 'payload' in answer ? linksIn(answer.payload) : [];
		if (link !== undefined) named.recordingUrl = link;
		const files = await filesOf(answer, {
			client,
			helpers: this.context.helpers,
			binaryProperty: 'data',
			fileName: isText(callId) ? callId : 'recording',
			about: {},
		});
		const file = files.find(({ binary }) => binary);
		if (file) return file;
		throw new AiRudderFailure('refused', 'AIRudder has no recording for this');
	}
}

function wordsOf(failure: Error): string {
	return failure instanceof AiRudderFailure ? failure.message : 'The recording could not be stored';
}

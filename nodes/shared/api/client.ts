import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { Deadline } from './deadline';
import { endpointOf } from './endpoint';
import type { EndpointId } from './endpoints.generated';
import type { EndpointFamily } from './answerCodes';
import { payloadOf, refusesToken, type Answer } from './envelope';
import { AiRudderFailure } from './failure';
import { fetchFile, fetchLink, isWebAddress, type Fetched, type MayFetch } from './files';
import { checkedPath, type ResolvedPath } from './paths';
import { Pace } from './pace';
import type { TextAnswer } from './readAnswer';
import { retryRead } from './retry';
import { Session, type SessionContext } from './session';
import type { WireRequest } from './wireRequest';
import { timeoutOf, transportOptions } from './transport';

/** Where recordings lie on AIRudder's host. Contract: CallRecord.recording_link; getDialerRecording (x-notes). */
const recordingFiles = [
	/^\/tasks\/\d{8}\/(?!.*%(?:2f|5c))[^/]+$/i,
	/^\/download\/[^/%]+\/[^/%]+\/(?!.*%(?:2f|5c))[^/]+$/i,
];

/** A request that the contract does not describe. */
export interface CustomRequest extends Pick<WireRequest, 'query' | 'body'> {
	method: IHttpRequestMethods;
	path: string;
	/** How the answer says that it worked; unchecked when left out. */
	family?: EndpointFamily;
}

/** Talks to AIRudder in operations of the contract. */
export class AiRudderClient {
	private constructor(
		private readonly session: Session,
		/** How many of its reads may go side by side. */
		readonly pace: Pace,
		private readonly deadline?: Deadline,
	) {}

	/** A client with the credential of `type`, read once, for one run of a node. */
	static async open(context: SessionContext, type: string): Promise<AiRudderClient> {
		return new AiRudderClient(await Session.open(context, type), new Pace());
	}

	/** The same client for requests of which none, pauses between them included, takes longer than the deadline. */
	within(deadline: Deadline): AiRudderClient {
		return new AiRudderClient(this.session.within(deadline), this.pace, deadline);
	}

	/**
	 * Sends one operation and gives its payload. Reads are repeated on passing faults; everything else is sent once,
	 * or a second time only when AIRudder refused the first because of its token. Throws AiRudderFailure.
	 */
	async call(endpoint: EndpointId, request: WireRequest): Promise<unknown> {
		const { effect } = endpointOf(endpoint);
		const once = async () => await this.callOnce(endpoint, request);
		return await (effect === 'reads' ? this.repeated(once) : once());
	}

	/** Sends an operation that answers with a file, or with JSON that says where the file is. A read. */
	async download(endpoint: EndpointId, request: WireRequest): Promise<Fetched> {
		return await this.repeated(async () => await fetchFile(this.session, endpoint, request));
	}

	/**
	 * Fetches the file behind a link that AIRudder gave; see fetchLink. All tries of a link, and its redirects, share the time
	 * of one request.
	 */
	async follow(link: string, mayFetch?: MayFetch): Promise<Fetched> {
		const latest = Date.now() + transportOptions.timeout;
		const fetch = async () => await fetchLink(this.session, link, { latest, mayFetch });
		return await this.repeated(fetch, {
			allows: (pause) =>
				Date.now() + pause < latest && (this.deadline === undefined || this.deadline.allows(pause)),
		});
	}

	/**
	 * Whether a link that somebody sent, AIRudder or a stranger in its name, may be fetched: on AIRudder's own host a path of
	 * the contract under which recordings lie, elsewhere on one of `hosts` only.
	 */
	mayFetchSent(link: string, hosts: readonly string[]): boolean {
		if (!isWebAddress(link)) return false;
		const { hostname, pathname, search } = new URL(link);
		if (!this.session.isOwnHost(link)) return hosts.includes(hostname);
		return search === '' && recordingFiles.some((pattern) => pattern.test(pathname));
	}

	/**
	 * Sends a request that the contract does not describe, to a path under the credential's Base URL. Reads (GET) are
	 * repeated on passing faults. With a `family` the answer is checked and its payload given, else the whole answer
	 * whatever it says, as JSON or text.
	 */
	async callPath(request: CustomRequest): Promise<unknown> {
		const { method, family } = request;
		const path = checkedPath(request.path, 'Path of the node');
		const once = async () => {
			const options = this.session.requestTo(method, path.path, request);
			const answer = await this.answerOf(options, family);
			if (family) return checkedPayload(family, answer, path, { isRead: method === 'GET' });
			return answer.json === undefined ? answer.text : answer.json;
		};
		return await (method === 'GET' ? this.repeated(once) : once());
	}

	/** Repeats a read on passing faults; what AIRudder refuses as too much slows the others down. */
	private async repeated<Result>(
		read: () => Promise<Result>,
		deadline: Pick<Deadline, 'allows'> | undefined = this.deadline,
	): Promise<Result> {
		return await retryRead(async () => await this.pace.kept(read), deadline);
	}

	private async callOnce(endpoint: EndpointId, request: WireRequest): Promise<unknown> {
		const { method, family, effect, answer: known } = endpointOf(endpoint);
		const path = this.session.pathOf(endpoint, request);
		const options = this.session.requestTo(method, path.path, request);
		options.timeout = timeoutOf(effect);
		const answer = await this.answerOf(options, family);
		return checkedPayload(family, answer, path, {
			mayLackCode: known === 'unknown',
			isRead: effect === 'reads',
		});
	}

	private async answerOf(
		options: IHttpRequestOptions,
		family?: EndpointFamily,
	): Promise<TextAnswer> {
		const send = async () => {
			const answer = await this.session.answerTo(options, { keepsText: family === undefined });
			if (answer.httpStatus < 400) this.pace.answered(answer.characters);
			return answer;
		};
		const { token } = this.session;
		const first = await send();
		// The chatbot signs each request; it has no token that could be renewed.
		const mayRenew = family !== 'chatbot' && refusesToken(first, family);
		return mayRenew ? await this.session.withNewToken(token, send) : first;
	}
}

/** The payload; a 404 to a path that a user gave says which path that was, and where it was given. */
function checkedPayload(
	family: EndpointFamily,
	answer: Answer,
	{ path, source }: ResolvedPath,
	expectation: Parameters<typeof payloadOf>[2],
): unknown {
	try {
		return payloadOf(family, answer, expectation);
	} catch (failure) {
		throw source === 'contract' ? failure : namingPath(failure, path, source);
	}
}

/** A refusal that says 404 names the path; all else stays as it is, for a 404 that is no refusal says nothing of the path. */
function namingPath(failure: unknown, path: string, source: string): unknown {
	const isNoPath =
		failure instanceof AiRudderFailure &&
		failure.kind === 'refused' &&
		(failure.httpStatus === 404 || failure.bodyCode === 404);
	if (!isNoPath) return failure;
	return new AiRudderFailure('refused', `AIRudder knows no path "${path}" (${source})`, {
		httpStatus: failure.httpStatus,
		description: "Compare it with AIRudder's portal, and check the Base URL of the credential.",
	});
}

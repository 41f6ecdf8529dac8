import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { isLocal } from './addressProblem';
import type { Deadline } from './deadline';
import type { EndpointId } from './endpoints.generated';
import { agreedKey } from './encryption';
import type { AiRudderFailure } from './failure';
import { httpRequestOf } from './httpRequest';
import { endpointPathsOf } from './login';
import { isOwnHost, resolvePath, urlOf, type ResolvedPath } from './paths';
import { inTime } from './limitedTime';
import {
	hostOf,
	transportFailure,
	transportOptions,
	type ByteStream,
	type FullResponse,
} from './transport';
import { readAnswer, type AnswerReading, type TextAnswer } from './readAnswer';
import { Redaction } from './redacted';
import type { WireRequest } from './wireRequest';

/** What of n8n a session needs; every kind of node function that may read a credential has it. */
export type SessionContext =
	IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions | IPollFunctions;

/** One credential for one run of a node: encrypts, authenticates, renews the token. */
export class Session {
	private renewal?: Promise<void>;

	private readonly redaction: Redaction;

	private constructor(
		private readonly context: SessionContext,
		private readonly credential: ICredentialsDecrypted & { data: ICredentialDataDecryptedObject },
		private readonly deadline?: Deadline,
	) {
		this.redaction = new Redaction(credential.data);
	}

	/**
	 * Reads the credential of `type` once and shares that one object with every request: n8n writes a renewed token
	 * into it, so all see it, and decrypting it again for each request would double their cost.
	 */
	static async open(context: SessionContext, type: string): Promise<Session> {
		const data = await context.getCredentials<ICredentialDataDecryptedObject>(type);
		const reference = context.getNode().credentials?.[type];
		return new Session(context, {
			id: reference?.id ?? '',
			name: reference?.name ?? type,
			type,
			data,
		});
	}

	/** The same credential for requests that end with the deadline, their streams included. */
	within(deadline: Deadline): Session {
		return new Session(this.context, this.credential, deadline);
	}

	/** Where an operation of the contract is to be sent: its path, and who gave it. Throws `input`. */
	pathOf(endpoint: EndpointId, { path: given, pathValues }: WireRequest): ResolvedPath {
		const credential = endpointPathsOf(this.credential.data);
		return resolvePath(endpoint, { node: given, credential }, pathValues);
	}

	/** The HTTP request to a path of AIRudder, encrypted when the credential has a key. Throws `input`. */
	requestTo(
		method: IHttpRequestMethods,
		path: string,
		request: Omit<WireRequest, 'path' | 'pathValues'>,
	): IHttpRequestOptions {
		return httpRequestOf(method, urlOf(this.credential.data.baseUrl, path), request, this.key());
	}

	/**
	 * Sends once, with the token. Any HTTP status is an answer, which has to begin within the time-out. Throws `unreachable` or
	 * `uncertain`.
	 */
	async send(options: IHttpRequestOptions): Promise<FullResponse<ByteStream>> {
		return await this.sent(options, async (response) => response);
	}

	/**
	 * Sends once, with the token, and reads the answer, which has to be there as a whole within the time-out: see answerOf.
	 * Throws `unreachable` or `uncertain`.
	 */
	async answerTo(
		options: IHttpRequestOptions,
		wanted?: Pick<AnswerReading, 'keepsText'>,
	): Promise<TextAnswer> {
		let begun: ByteStream | undefined;
		let isOver = false;
		const answer = this.sent(options, async (response) => {
			begun = response.body;
			if (isOver) begun.destroy();
			return await this.answerOf(response, wanted);
		});
		return await answer.catch((failure: unknown) => {
			isOver = true;
			begun?.destroy();
			throw failure;
		});
	}

	private async sent<Result>(
		options: IHttpRequestOptions,
		read: (response: FullResponse<ByteStream>) => Promise<Result>,
	): Promise<Result> {
		const sent = { ...transportOptions, ...options, ...this.untilDeadline() };
		const request = this.context.helpers.httpRequestWithAuthentication.call(
			this.context,
			this.credential.type,
			sent,
			{ credentialsDecrypted: this.credential },
		) as Promise<FullResponse<ByteStream>>;
		return await this.inTime(request.then(read), {
			milliseconds: sent.timeout,
			who: 'AIRudder',
			told: (error) => transportFailure(error, options.url),
		});
	}

	/** Sends once without the token, for a file on another host. */
	async sendWithoutToken(options: IHttpRequestOptions): Promise<FullResponse<ByteStream>> {
		const sent = { ...transportOptions, ...options, ...this.untilDeadline() };
		const request = this.context.helpers.httpRequest(sent) as Promise<FullResponse<ByteStream>>;
		return await this.inTime(request, {
			milliseconds: sent.timeout,
			who: this.cleared(hostOf(options.url)),
			told: (error) => transportFailure(error, this.cleared(options.url), 'elsewhere'),
		});
	}

	/** Reads an answer that is text, without secrets: see readAnswer. */
	async answerOf(
		response: FullResponse<ByteStream>,
		{ keepsText }: Pick<AnswerReading, 'keepsText'> = { keepsText: false },
	): Promise<TextAnswer> {
		return await readAnswer(response, {
			keyOf: () => this.key(),
			cleared: (text) => this.cleared(text),
			keepsText,
		});
	}

	/** A text of AIRudder, or of whoever it leads to, without the secrets of the credential. */
	cleared(text: string): string {
		return this.redaction.cleared(text);
	}

	/** The token that the next request will carry. */
	get token(): unknown {
		return this.credential.data.accessToken;
	}

	/**
	 * Repeats a request that AIRudder refused because of `refusedToken`: a refused request did nothing. The first to
	 * come blanks the token, which makes n8n log in and store the new one; the others wait for it.
	 */
	async withNewToken<Result>(
		refusedToken: unknown,
		repeat: () => Promise<Result>,
	): Promise<Result> {
		if (this.renewal === undefined && this.token === refusedToken) {
			this.credential.data.accessToken = '';
			const repeated = repeat();
			const done = () => {
				this.renewal = undefined;
			};
			this.renewal = repeated.then(done, done);
			return await repeated;
		}
		await this.renewal;
		return await repeat();
	}

	/** Whether a link lies on the credential's own host, the only one that may see the token. */
	isOwnHost(link: string): boolean {
		return isOwnHost(link, this.credential.data.baseUrl);
	}

	/** Whether AIRudder is this computer, or in its network: a simulated one. */
	get isLocal(): boolean {
		return isLocal(urlOf(this.credential.data.baseUrl, ''));
	}

	private untilDeadline(): Pick<IHttpRequestOptions, 'abortSignal'> {
		return this.deadline ? { abortSignal: this.deadline.signal } : {};
	}

	/** What a request gives before its own time and the deadline are over; its fault is told as what it means. */
	private async inTime<Result>(
		request: Promise<Result>,
		{
			milliseconds,
			who,
			told,
		}: { milliseconds: number; who: string; told: (error: unknown) => AiRudderFailure },
	): Promise<Result> {
		const { deadline } = this;
		const answered = request.catch((error: unknown) => {
			throw deadline?.isOver ? deadline.failure() : told(error);
		});
		const limited = inTime(answered, { milliseconds, who, late: discard });
		return await (deadline ? deadline.within(limited) : limited);
	}

	private key(): Buffer | undefined {
		return agreedKey(this.credential.data);
	}
}

/** Ends an answer that nobody waits for any more, if it is a stream. */
function discard(response: unknown): void {
	const { body } = response as Partial<FullResponse<ByteStream>>;
	body?.destroy();
}

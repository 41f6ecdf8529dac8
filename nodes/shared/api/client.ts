import { endpoints, type EndpointId } from './endpoints.generated';
import { payloadOf, refusesToken } from './envelope';
import { fetchFile, fetchLink, type Fetched } from './files';
import { retryRead } from './retry';
import { Session, type SessionContext, type WireRequest } from './session';

/** Talks to AIRudder in operations of the contract. */
export class AiRudderClient {
	private constructor(private readonly session: Session) {}

	/** A client with the credential of `type`, read once, for one run of a node. */
	static async open(context: SessionContext, type: string): Promise<AiRudderClient> {
		return new AiRudderClient(await Session.open(context, type));
	}

	/**
	 * Sends one operation and gives its payload. Reads are repeated on passing faults; everything else is sent once,
	 * or a second time only when AIRudder refused the first because of its token. Throws AiRudderFailure.
	 */
	async call(endpoint: EndpointId, request: WireRequest): Promise<unknown> {
		const { effect } = endpoints[endpoint];
		const once = async () => await this.callOnce(endpoint, request);
		return await (effect === 'reads' ? retryRead(once) : once());
	}

	/** Sends an operation that answers with a file, or with JSON that says where the file is. A read. */
	async download(endpoint: EndpointId, request: WireRequest): Promise<Fetched> {
		return await retryRead(async () => await fetchFile(this.session, endpoint, request));
	}

	/** Fetches the file behind a link that AIRudder gave; see fetchLink. */
	async follow(link: string): Promise<Fetched> {
		return await retryRead(async () => await fetchLink(this.session, link));
	}

	private async callOnce(endpoint: EndpointId, request: WireRequest): Promise<unknown> {
		const options = this.session.requestOf(endpoint, request);
		const send = async () => this.session.answerOf(await this.session.send<string>(options));
		const { token } = this.session;
		const first = await send();
		const answer = refusesToken(first) ? await this.session.withNewToken(token, send) : first;
		return payloadOf(endpoints[endpoint].family, answer);
	}
}

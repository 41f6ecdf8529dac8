import { setTimeout as wait } from 'node:timers/promises';
import { familyOf, type Family } from '../../contract/families';
import { refuse, toHttp, type SimulatedAnswer, type HttpAnswer } from '../answers';
import { encryptedText, textDigest } from '../formats/encryption';
import type { ArmedFault } from '../faults';
import { isOvertaken } from '../switches';
import { open, type OpenedRequest, type RawRequest } from './openedRequest';
import type { Router } from './router';
import type { RecordedRequest } from '../types';
import type { World } from '../world';

/** An answer, or undefined when the connection is to break without one. */
export type Exchanged = HttpAnswer | undefined;

const page = '<!doctype html><title>Maintenance</title><p>We are back soon.</p>';

/** One request from arrival to answer: journal, faults, operation, envelope, encryption. */
export class Exchange {
	constructor(
		private readonly world: World,
		private readonly router: Router,
	) {}

	async handle(raw: RawRequest): Promise<Exchanged> {
		const request = await open(raw, this.world);
		const operation = this.router.match(raw);
		const operationId = operation?.operationId;
		const recorded = record(request, operationId);
		this.world.requests.push(recorded);
		const family = familyOf(operation ?? {});
		const armed = operationId === undefined ? undefined : this.world.faults.take(operationId);
		const answer = await this.answer(request, operationId, family, armed);
		recorded.status = answer?.status;
		this.world.settings.log?.(
			`${raw.method} ${operationId ?? raw.path} ${answer?.status ?? 'connection broken'}`,
		);
		return answer && request.key !== undefined ? sealed(answer, request.key) : answer;
	}

	private async answer(
		request: OpenedRequest,
		operationId: string | undefined,
		family: Family,
		armed: ArmedFault | undefined,
	): Promise<Exchanged> {
		const { switches } = this.world;
		const instead = armed && (() => this.faulty(armed.fault, family));
		if (instead && !armed.commit) return instead();
		const given = toHttp(await this.operate(request, operationId), family, switches);
		this.check(operationId, given);
		if (!armed) return given;
		if (typeof armed.fault === 'object' && 'delayMs' in armed.fault) {
			await wait(armed.fault.delayMs, undefined, { signal: this.world.stopping.signal });
			return given;
		}
		return instead?.();
	}

	private async operate(request: OpenedRequest, operationId?: string): Promise<SimulatedAnswer> {
		if (operationId === undefined) {
			return {
				kind: 'refusal',
				code: 404,
				httpStatus: 404,
				message: 'The contract has no such path',
			};
		}
		if (request.problem === undefined) return this.router.run(request);
		this.world.violations.push({ by: 'request', operationId, problems: [request.problem] });
		return refuse(request.problem);
	}

	private faulty(fault: ArmedFault['fault'], family: Family): Exchanged {
		const { switches } = this.world;
		if (fault === 'resetBeforeCommit' || fault === 'resetAfterCommit') return undefined;
		if (fault === 'notJson') {
			return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from(page) };
		}
		if (fault === 'recordingNotReady') {
			return toHttp(refuse('The recording is not ready yet'), family, switches);
		}
		if ('bodyCode' in fault) return toHttp(refuse(fault.message, fault.bodyCode), family, switches);
		if (!('status' in fault)) return undefined;
		const { status, retryAfterSeconds, body } = fault;
		const headers: Record<string, string> =
			retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
		const words = toHttp(refuse(`The simulator answers ${status}`, status), family, switches).body;
		return {
			status,
			headers,
			body: typeof body === 'string' ? Buffer.from(body) : (body ?? words),
		};
	}

	private check(operationId: string | undefined, { status, body }: HttpAnswer): void {
		if (operationId === undefined || status !== 200 || Buffer.isBuffer(body)) return;
		if (isOvertaken(operationId, this.world.switches)) return;
		const problems = this.router.answerProblems(operationId, body);
		if (problems.length > 0) this.world.violations.push({ by: 'answer', operationId, problems });
	}
}

function record(request: OpenedRequest, operationId?: string): RecordedRequest {
	const { method, path, query, headers, body, encrypted } = request;
	return { operationId, method, path, query, headers, body, encrypted, at: new Date() };
}

/** Bytes stay in clear: the contract speaks of texts only. */
function sealed(answer: HttpAnswer, key: string): HttpAnswer {
	if (Buffer.isBuffer(answer.body)) return answer;
	const text = JSON.stringify(answer.body);
	const headers = {
		...answer.headers,
		'content-type': 'application/json',
		'is-encrypted': '1',
		signed: textDigest(text),
	};
	return { ...answer, headers, body: Buffer.from(encryptedText(text, key)) };
}

import axios, { type AxiosRequestConfig } from 'axios';

/** An answer as every client knows it: JSON, refusals included (evidence 1.6). */
export interface Answer {
	status: number;
	json: Envelope;
}

/** Payload in `body` (dialer, SMS) or `data` (calling tasks, workflows). */
export interface Envelope {
	code?: number;
	message?: string;
	body?: unknown;
	data?: unknown;
}

export interface Keys {
	appKey: string;
	appSecret: string;
}

/** Content type of a form, and of whatever cURL is given as text. */
export const form = 'application/x-www-form-urlencoded';

/** The two fields with which every client signs in (1.1, 10.1). */
export function signInFields({ appKey, appSecret }: Keys) {
	return { APPKey: appKey, APPSecret: appSecret };
}

/** Sends one request. Throws when the answer is no JSON, whatever its status. */
export async function send(config: AxiosRequestConfig): Promise<Answer> {
	const { status, data } = await axios.request<string>({
		...config,
		responseType: 'text',
		transformResponse: (text: string) => text,
		validateStatus: () => true,
	});
	return { status, json: JSON.parse(data) as Envelope };
}

/** Signs in with a form (1.1, 10.1). */
export async function signInByForm(url: string, keys: Keys): Promise<Answer> {
	return await send({
		method: 'POST',
		url,
		headers: { 'Content-Type': form },
		data: new URLSearchParams(signInFields(keys)).toString(),
	});
}

/** AIRudder did not do what was asked. */
export class Refused extends Error {
	constructor(readonly answer: Answer) {
		const { status, json } = answer;
		super(`HTTP ${status}, code ${json.code}: ${json.message}`);
	}

	get code(): number | undefined {
		return this.answer.json.code;
	}
}

/** What a promise was refused with. Throws when it was not, or failed otherwise. */
export async function refusalOf(promise: Promise<unknown>): Promise<Refused> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof Refused) return error;
		throw error;
	}
	throw new Error('It was not refused');
}

import type { OpenAPIBackend } from 'openapi-backend';
import { familyOf, type Family } from '../../contract/families';
import { data, toHttp, type SimulatedAnswer } from '../answers';
import { examplesIn, mocksOf, type ResolvedMedia } from './mock';
import { isRecord } from '../formats/values';
import type { Switches } from '../switches';

/** Where the envelope of a family has its payload. */
const payloadNames: Readonly<Record<Family, string>> = {
	cloud: 'data',
	callCenter: 'body',
	chatbot: 'data',
};
const successCodes: Readonly<Record<Family, number>> = { cloud: 200, callCenter: 0, chatbot: 200 };

const json = 'application/json';

/** An answer as the contract describes it: example of the page, schema, other content types. */
interface Description {
	content?: Record<string, ResolvedMedia>;
}

/**
 * What an operation answers of which no more is known than the contract says: its example, else something made from its
 * schema, else nothing. Its payload comes in the envelope of the family; an answer without envelope goes out as it is.
 * The first that the contract allows is taken, and without any an empty payload.
 */
export function contractAnswer(
	api: OpenAPIBackend,
	operationId: string,
	switches: Switches,
): SimulatedAnswer {
	const operation = api.getOperation(operationId);
	const family = familyOf(operation ?? {});
	const { content = {} } = successOf(operation?.responses);
	const [otherType] = Object.keys(content);
	if (!content[json] && otherType !== undefined) {
		return { kind: 'bytes', contentType: otherType, bytes: Buffer.from('sample') };
	}
	const values = valuesOf(content[json] ?? {});
	const answers = [
		...values.flatMap((value) => wrapped(value, family)),
		data(),
		data({}),
		data([]),
	];
	const isAllowed = (answer: SimulatedAnswer): boolean =>
		!api.validateResponse(toHttp(answer, family, switches).body, operationId, 200).errors;
	return answers.find(isAllowed) ?? data();
}

/** Examples and mocks of a whole answer that say something; where some are envelopes, all must be. */
function valuesOf(media: ResolvedMedia): unknown[] {
	const mocks = media.schema === undefined ? [] : mocksOf(media.schema);
	const telling = [...examplesIn(media), ...mocks].filter(
		(value) => !isRecord(value) || Object.keys(value).length > 0,
	);
	const envelopes = telling.filter(isEnvelope);
	return envelopes.length > 0 ? envelopes : telling;
}

function isEnvelope(value: unknown): value is Record<string, unknown> {
	return isRecord(value) && Object.hasOwn(value, 'code');
}

/** A whole answer as its payload, if it is an envelope, and as it is. */
function wrapped(value: unknown, family: Family): SimulatedAnswer[] {
	if (!isEnvelope(value)) return [{ kind: 'json', body: value }];
	const name = payloadNames[family];
	const asItIs: SimulatedAnswer = { kind: 'json', body: { ...value, code: successCodes[family] } };
	return Object.hasOwn(value, name) ? [data(value[name]), asItIs] : [asItIs, data()];
}

/** The answer with status 200, or the one that stands for it. */
function successOf(responses: unknown): Description {
	if (!isRecord(responses)) return {};
	const statuses = ['200', ...Object.keys(responses).filter((status) => status.startsWith('2'))];
	const found = [...statuses, 'default'].map((status) => responses[status]).find(isRecord);
	return (found as Description | undefined) ?? {};
}

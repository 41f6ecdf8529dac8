import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isText, parseJson } from './values';

/** What n8n's reading of a request gives beside its own types: the bytes as they came. */
interface RawRequest {
	rawBody?: unknown;
	readRawBody?: () => Promise<void>;
}

/** The one type that n8n itself reads as JSON; of the others it keeps only the bytes. */
const readByN8n = 'application/json';

/** Types under which JSON travels, too, none among them. A form or XML is none, even if n8n makes an object of it. */
const otherJsonTypes = /^$|^text\/plain$|[/+.-]json$/;

/**
 * The JSON value that was delivered, whatever its sender calls it: read by n8n, or here from the bytes as they came.
 * Undefined when there is none: nothing at all, a form, broken JSON (n8n itself refuses that of application/json), or
 * bytes that are no UTF-8, which JSON always is. Contract: x-webhook-delivery.
 */
export async function receivedJson(context: IWebhookFunctions): Promise<unknown> {
	const header: unknown = (context.getHeaderData() as IDataObject)['content-type'];
	// Cut as n8n cuts it: it does not know "application/json ;charset=utf-8".
	const [type = ''] = isText(header) ? header.toLowerCase().split(';') : [];
	if (type === readByN8n) return context.getBodyData();
	if (!otherJsonTypes.test(type.trim())) return undefined;
	const bytes = await rawBodyOf(context);
	return bytes && parseJson(utf8(bytes) ?? '');
}

/** The bytes of a delivery; n8n keeps those of what it parsed, and reads them on request of what it did not. */
export async function rawBodyOf(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = context.getRequestObject() as RawRequest;
	if (!Buffer.isBuffer(request.rawBody)) await request.readRawBody?.().catch(() => undefined);
	return Buffer.isBuffer(request.rawBody) ? request.rawBody : undefined;
}

/** The text of the bytes without a byte order mark. */
function utf8(bytes: Buffer): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

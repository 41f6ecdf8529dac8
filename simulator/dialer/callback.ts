import { isUtf8 } from 'node:buffer';

/** The text behind a `callback` of createDialerTask, which is standard base64 of it; undefined when it is not. */
export function decodedCallback(callback: unknown): string | undefined {
	if (typeof callback !== 'string' || callback === '') return undefined;
	const bytes = Buffer.from(callback, 'base64');
	const isBase64 = bytes.toString('base64') === callback;
	return isBase64 && isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

/** Whether events can be posted there. */
export function isCallbackAddress(text: unknown): text is string {
	return typeof text === 'string' && URL.canParse(text) && /^https?:/.test(text);
}

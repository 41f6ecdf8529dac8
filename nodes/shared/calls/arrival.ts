import { AiRudderFailure } from '../api/failure';
import type { RemoteFile } from '../api/files';
import { elapsed } from '../api/limitedTime';
import { faultIn, faultInWords } from '../api/networkFault';
import { fileTimeoutMilliseconds, slowestFile } from '../api/transport';

/**
 * What `read` makes of a recording's stream, as long as that comes at a least speed, and in an hour at most: n8n itself would
 * wait for the rest for ever. Throws `unreachable`, with how much has come, when it does not, when it breaks off, and when it
 * could not be stored.
 */
export async function arrived<Result>(
	file: RemoteFile,
	read: (stream: RemoteFile['stream']) => Promise<Result>,
): Promise<Result> {
	const { stream, size } = file;
	let received = 0;
	let isOver = false;
	// Unlike on(), this does not make the stream flow before somebody reads it.
	stream.prependListener('data', (chunk: Uint8Array) => {
		received += chunk.length;
	});
	const result = read(stream)
		.catch((error: unknown) => {
			throw notStored(error, amount(received, size));
		})
		.finally(() => {
			isOver = true;
		});
	const inSpeed = async () => {
		const latest = Date.now() + fileTimeoutMilliseconds;
		for (let before = 0; !isOver; before = received) {
			await elapsed(slowestFile.milliseconds);
			const isSlow = received - before < slowestFile.bytes || Date.now() > latest;
			if (isOver || stream.readableEnded || !isSlow) continue;
			stream.destroy();
			throw new AiRudderFailure(
				'unreachable',
				`The recording came too slowly, and was given up after ${amount(received, size)}`,
				{ description: 'Try again later.' },
			);
		}
		return await result;
	};
	return await Promise.race([result, inSpeed()]);
}

/** What the end of a connection is called on its way through n8n; anything else came from where n8n stores files. */
const brokenOff = new Set([
	'ECONNABORTED',
	'ECONNRESET',
	'EPIPE',
	'ERR_STREAM_DESTROYED',
	'ERR_STREAM_PREMATURE_CLOSE',
	'ETIMEDOUT',
	'Z_BUF_ERROR',
	'Z_DATA_ERROR',
]);

function notStored(error: unknown, came: string): AiRudderFailure {
	const fault = faultIn(error);
	const words = error instanceof Error ? error.message : undefined;
	if (brokenOff.has(fault.code ?? '') || /aborted|closed before/i.test(words ?? '')) {
		return new AiRudderFailure('unreachable', `The recording broke off after ${came}`, {
			description: `${faultInWords(fault) ?? ''} Try again for this recording.`.trim(),
		});
	}
	return new AiRudderFailure('unreachable', `n8n could not store the recording (${came} came)`, {
		description: words,
	});
}

/** "1.2 of 3.4 MB", or what has come where the size is not known, or was that of the packed file. */
function amount(received: number, size: number | undefined): string {
	const whole = size === undefined || size < received ? undefined : size;
	const largest = whole ?? received;
	const [unit, divisor] =
		largest >= 1e6 ? ['MB', 1e6] : largest >= 1e3 ? ['KB', 1e3] : ['bytes', 1];
	const written = (bytes: number) => String(Math.floor((bytes / divisor) * 10) / 10);
	return `${[received, whole]
		.filter((bytes) => bytes !== undefined)
		.map(written)
		.join(' of ')} ${unit}`;
}

import type { BinaryHelperFunctions, IBinaryKeyData } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { AiRudderFailure } from '../api/failure';
import type { Fetched, RemoteFile } from '../api/files';
import { isText } from '../api/values';

/** A recording as n8n keeps it, and what is known of it. */
export interface RecordingFile {
	json: object;
	binary: IBinaryKeyData;
}

interface FileTarget {
	client: AiRudderClient;
	helpers: Pick<BinaryHelperFunctions, 'prepareBinaryData'>;
	binaryProperty: string;
	/** Name without ending, for a file that does not bring one. */
	fileName: string;
	/** What the file belongs to, put beside it. */
	about: object;
}

const endings: Readonly<Record<string, string>> = {
	'audio/mpeg': 'mp3',
	'audio/mp3': 'mp3',
	'audio/wav': 'wav',
	'audio/x-wav': 'wav',
	'audio/wave': 'wav',
	'audio/ogg': 'ogg',
	'application/zip': 'zip',
	'application/x-zip-compressed': 'zip',
	'application/gzip': 'gz',
};

/**
 * The file itself, or a file for each link in the answer, one after the other: streamed, never held whole.
 * Throws `refused` when the answer has neither.
 */
export async function filesOf(fetched: Fetched, target: FileTarget): Promise<RecordingFile[]> {
	if ('file' in fetched)
		return [await produced(fetched.file, target, nameOf(fetched.file, target.fileName))];
	const links = [...new Set(linksIn(fetched.payload))];
	if (links.length === 0) {
		throw new AiRudderFailure('refused', 'AIRudder has no recording for this', {
			description:
				'Recordings of unanswered calls do not exist, a fresh one may take a moment, and old ones are deleted.',
		});
	}
	const files: RecordingFile[] = [];
	for (const link of links) files.push(await followed(link, target));
	return files;
}

async function followed(link: string, target: FileTarget): Promise<RecordingFile> {
	const fetched = await target.client.follow(link);
	if (!('file' in fetched)) {
		throw new AiRudderFailure('refused', 'The recording link of AIRudder leads to no file');
	}
	const lastPart = decodeURIComponent(new URL(link).pathname.split('/').pop() ?? '');
	const name = /\.\w{2,4}$/.test(lastPart) ? lastPart : nameOf(fetched.file, target.fileName);
	const { json, ...file } = await produced(fetched.file, target, name);
	return { ...file, json: { ...json, recordingUrl: link } };
}

async function produced(
	file: RemoteFile,
	target: FileTarget,
	fileName: string,
): Promise<RecordingFile> {
	const { helpers, binaryProperty, about } = target;
	const binary = await helpers.prepareBinaryData(file.stream, fileName, file.mimeType);
	return { json: { ...about, fileName }, binary: { [binaryProperty]: binary } };
}

function nameOf({ mimeType }: RemoteFile, base: string): string {
	const ending = mimeType === undefined ? undefined : endings[mimeType];
	return ending === undefined ? base : `${base}.${ending}`;
}

/** All web addresses in a payload, wherever they stand: the contract does not name their field. */
export function linksIn(payload: unknown): string[] {
	if (isText(payload)) return /^https?:\/\/\S+$/i.test(payload.trim()) ? [payload.trim()] : [];
	if (typeof payload !== 'object' || payload === null) return [];
	return Object.values(payload).flatMap(linksIn);
}

import type { BinaryHelperFunctions, IBinaryKeyData } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { AiRudderFailure, withAdvice } from '../api/failure';
import type { Fetched, RemoteFile } from '../api/files';
import { isObject, isText } from '../api/values';
import { arrived } from './arrival';

/** A recording as n8n keeps it, and what is known of it. */
export interface RecordingFile {
	json: object;
	/** Left out for a link of several that gave no file: `recordingProblem` in the JSON says why. */
	binary?: IBinaryKeyData;
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
 * The file itself, or a file for each link in the answer, one after the other: streamed, never held whole. A link of several
 * that gives none costs only itself. Throws `refused` when the answer has neither, and the first failure when no link gives
 * a file.
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
	const failures: unknown[] = [];
	for (const link of links) {
		const file = await followed(link, target).catch((failure: unknown) => {
			failures.push(failure);
			const recordingProblem = failure instanceof Error ? failure.message : String(failure);
			return { json: { ...target.about, recordingUrl: link, recordingProblem } };
		});
		files.push(file);
	}
	if (failures.length === links.length) throw inWords(failures);
	return files;
}

/** One failure for all links. */
function inWords([first, ...others]: unknown[]): unknown {
	if (!(first instanceof AiRudderFailure) || others.length === 0) return first;
	return withAdvice(
		first,
		`None of the ${others.length + 1} links gave a file; this is what was wrong with the first.`,
	);
}

async function followed(link: string, target: FileTarget): Promise<RecordingFile> {
	const fetched = await target.client.follow(link);
	if (!('file' in fetched)) {
		throw new AiRudderFailure('refused', 'The recording link of AIRudder leads to no file');
	}
	const lastPart = lastPartOf(link);
	const name = /\.\w{2,4}$/.test(lastPart) ? lastPart : nameOf(fetched.file, target.fileName);
	const { json, ...file } = await produced(fetched.file, target, name);
	return { ...file, json: { ...json, recordingUrl: link } };
}

/** The end of a link's path as the name of a file. What is escaped in it, but is no UTF-8, stays as it is written. */
function lastPartOf(link: string): string {
	const written = new URL(link).pathname.split('/').pop() ?? '';
	return written
		.replace(/%[\da-f]{2}(?:%[89ab][\da-f])*/gi, unescaped)
		.replace(/[/\\\p{Cc}]/gu, '_');
}

function unescaped(sign: string): string {
	try {
		return decodeURIComponent(sign);
	} catch {
		return sign;
	}
}

async function produced(
	file: RemoteFile,
	target: FileTarget,
	fileName: string,
): Promise<RecordingFile> {
	const { helpers, binaryProperty, about } = target;
	const binary = await arrived(
		file,
		async (stream) => await helpers.prepareBinaryData(stream, fileName, file.mimeType),
	);
	return { json: { ...about, fileName }, binary: { [binaryProperty]: binary } };
}

function nameOf({ mimeType }: RemoteFile, base: string): string {
	const ending = mimeType === undefined ? undefined : endings[mimeType];
	return ending === undefined ? base : `${base}.${ending}`;
}

/**
 * All links in a payload: addresses, wherever they stand, because the contract does not name their field, and whatever else
 * stands where another entry of the same list has an address.
 */
export function linksIn(payload: unknown): string[] {
	const texts = textsIn(payload, '');
	const places = new Set(texts.filter(isAddress).map(({ place }) => place));
	return texts.filter(({ place }) => places.has(place)).map(({ text }) => text);
}

interface PlacedText {
	text: string;
	/** Names of the fields that lead to it; the entries of a list share theirs. */
	place: string;
}

function textsIn(value: unknown, place: string): PlacedText[] {
	if (isText(value)) return [{ text: value.trim(), place }];
	if (Array.isArray(value)) return value.flatMap((entry) => textsIn(entry, place));
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${place}/${name}`));
}

/** Also of what is not on the web, and so cannot be fetched: then that is said. */
function isAddress({ text }: PlacedText): boolean {
	return /^[a-z][a-z\d+.-]*:\/\/[^\r\n]+$/i.test(text);
}

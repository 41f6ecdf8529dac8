import { endpointOf } from './endpoint';
import { servers, type EndpointId } from './endpoints.generated';
import { wrongInput } from './failure';
import { isObject, isText, parseJson, pasted } from './values';

/** Where a path was given; named in errors, so that the user knows which text to correct. */
export type PathSource =
	| 'Endpoint Path of the node'
	| 'Path of the node'
	| 'Endpoint Paths of the credential'
	| 'contract';

export interface ResolvedPath {
	path: string;
	source: PathSource;
}

/**
 * The path of an operation, from the node (its Endpoint Path, or another path that the contract knows), else the
 * credential's Endpoint Paths JSON, else the contract.
 * The latter two may hold places for values (`/plan/{id}`), which `values` fill; that of the node is taken as it is.
 * Throws when there is none (AIRudder shows it only in its portal), or when a given one is not a plain path.
 */
export function resolvePath(
	endpoint: EndpointId,
	given: { node?: string; credential?: string },
	values: PathValues = {},
): ResolvedPath {
	const known = endpointOf(endpoint);
	if (isText(given.node)) {
		const isKnown = known.otherPaths?.includes(given.node);
		return checkedPath(given.node, isKnown ? 'contract' : 'Endpoint Path of the node');
	}
	const fromCredential = endpointPaths(given.credential)[endpoint];
	if (isText(fromCredential))
		return filled(checkedPath(fromCredential, 'Endpoint Paths of the credential'), values);
	if (known.path !== undefined) return filled({ path: known.path, source: 'contract' }, values);
	throw wrongInput(
		`AIRudder does not publish the path of "${known.summary}"`,
		`Look it up in AIRudder's portal (${known.page}) and enter it as Endpoint Path in this node, or as "${endpoint}" in ` +
			'Endpoint Paths of the credential; a newer version of this package may know it, too.',
	);
}

/** Values for the places in a path, by their names. */
export type PathValues = Readonly<Record<string, string>>;

/** The path with a value in each of its places, escaped. Throws `input` when one is missing or would change the way. */
function filled({ path, source }: ResolvedPath, values: PathValues): ResolvedPath {
	const written = path.replace(/\{([^{}/]+)\}/g, (_place, name: string) => {
		const value = (Object.hasOwn(values, name) ? values[name] : undefined)?.trim() ?? '';
		if (value === '') {
			throw wrongInput(
				`The path "${path}"${source === 'contract' ? '' : ` (${source})`} has no value for "${name}"`,
				'Fill in the field of this name.',
			);
		}
		if (value === '.' || value === '..' || /\p{Cs}/u.test(value)) {
			throw wrongInput(`"${value}" cannot stand in a path`, `Correct the value for "${name}".`);
		}
		return encodeURIComponent(value);
	});
	return { path: written, source };
}

/** The absolute address of a path on the credential's host. `baseUrl` may end in a slash. */
export function urlOf(baseUrl: unknown, path: string): string {
	const base = pasted(baseUrl) || servers.production;
	// A name and a password in it are nobody's business.
	const shown = base.replace(/\/\/[^/]*@/, '//');
	if (!/^https?:\/\/[^?#]*$/i.test(base) || !URL.canParse(base)) {
		throw wrongInput(
			`The Base URL "${shown}" of the credential is not a web address`,
			`Enter the address with https://, e.g. ${servers.production}`,
		);
	}
	if (/^http:/i.test(base) && !isLoopback(new URL(base).hostname)) {
		throw wrongInput(
			`The Base URL "${shown}" of the credential has http: keys and numbers could be read on the way`,
			`Enter it with https://, e.g. ${servers.production}`,
		);
	}
	return base.replace(/\/+$/, '') + path;
}

/** Whether a host name is this very computer, where nobody can listen in between. */
function isLoopback(hostname: string): boolean {
	return /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])\.?$/.test(hostname);
}

/** Whether `url` lies on the credential's own host (scheme, name and port), the only place that may see the token. */
export function isOwnHost(url: string, baseUrl: unknown): boolean {
	const own = urlOf(baseUrl, '');
	return URL.canParse(url) && new URL(url).origin === new URL(own).origin;
}

/** The credential's Endpoint Paths JSON as operation → path. Throws when it is not a JSON object. */
function endpointPaths(json: string | undefined): Partial<Record<string, unknown>> {
	if (!isText(json)) return {};
	const paths = parseJson(json);
	if (!isObject(paths)) {
		throw wrongInput(
			'Endpoint Paths of the credential is not a JSON object',
			'Write it as {"operation": "/path"}, or empty the field.',
		);
	}
	return paths;
}

/** A path that a user gave. Throws `input` when it is more than a plain path. */
export function checkedPath(text: string, source: PathSource): ResolvedPath {
	const path = pasted(text);
	const isPlain =
		/^\/(?!\/)[^?#\\\s]*$/.test(path) &&
		!/%(2f|5c)/i.test(path) &&
		!path.split('/').some((part) => decoded(part) === '..');
	if (!isPlain) {
		throw wrongInput(
			`"${path}" (${source}) is not a path`,
			'Write the part behind the host, beginning with one slash, without host, "..", "?" or "#".',
		);
	}
	return { path, source };
}

function decoded(part: string): string {
	return part.replace(/%2e/gi, '.');
}

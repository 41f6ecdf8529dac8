import type { Contract } from '../../contract/types';
import type { PageOperation } from './page/pageOperation';
import { PageProblem } from './problem';

/**
 * The path of a page's operation below the contract's server. Throws PageProblem when the page names another host, or
 * when it is no plain path.
 */
export function wirePath({ path, servers }: PageOperation, { servers: own }: Contract): string {
	const hosts = own.map(({ url }) => new URL(url).host);
	const address = /^https?:\/\//i.test(path) ? path : undefined;
	const named = [address, ...servers].filter((url) => url !== undefined && URL.canParse(url));
	const ours = named.map((url) => new URL(url!)).find(({ host }) => hosts.includes(host));
	if (named.length > 0 && ours === undefined) {
		throw new PageProblem(`has a path on another host: ${new URL(named[0]!).host}`);
	}
	const base = address || !ours ? '' : ours.pathname.replace(/\/+$/, '');
	const below = address ? decodeURI(new URL(address).pathname) : path.replace(/^(?!\/)/, '/');
	const whole = base + below;
	if (!/^\/(?!\/)[^?#\\\s]*$/.test(whole) || whole.includes('{{') || whole.includes('/../')) {
		throw new PageProblem(`has no plain path: "${path}"`);
	}
	return whole;
}

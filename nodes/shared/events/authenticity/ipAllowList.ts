import { isText } from '../../api/values';
import { isWithin, parseAddress, parseRange, type IpRange } from './ipAddress';

/**
 * Why a delivery from `address` may not come in; undefined when it may. A list that cannot be read lets nobody in: what
 * was meant to keep strangers out must not let them in because of a typing error.
 */
export function addressRefusal(list: unknown, address: unknown): string | undefined {
	const ranges = rangesIn(list);
	if ('problem' in ranges) return ranges.problem;
	const sender = isText(address) ? parseAddress(address) : undefined;
	if (sender === undefined) return 'the address of its sender is not known';
	return ranges.some((range) => isWithin(sender, range))
		? undefined
		: 'the address of its sender is not on the IP Allow List';
}

function rangesIn(list: unknown): IpRange[] | { problem: string } {
	const entries = isText(list) ? list.split(/[\s,;]+/).filter((entry) => entry !== '') : [];
	if (entries.length === 0) return { problem: 'the IP Allow List holds no address' };
	const ranges: IpRange[] = [];
	for (const entry of entries) {
		const range = parseRange(entry);
		if (!range) return { problem: `"${entry}" on the IP Allow List is no address or block` };
		ranges.push(range);
	}
	return ranges;
}

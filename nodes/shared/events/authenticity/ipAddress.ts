/** An address as a number. An IPv4 address within IPv6 (`::ffff:192.0.2.1`) is an IPv4 address. */
export interface IpAddress {
	version: 4 | 6;
	value: bigint;
}

/** The addresses that share their first bits with one. */
export interface IpRange extends IpAddress {
	/** How many bits are not shared. */
	freeBits: bigint;
}

const bitsOf = { 4: 32, 6: 128 } as const;

/** The first 96 bits of an IPv4 address within IPv6. RFC 4291, 2.5.5.2. */
const mapped = 0xffffn;
const mappedBits = 96;

/**
 * An address in text. Undefined when it is none: also with a zone (`fe80::1%eth0`), a port, or a leading zero in IPv4,
 * which some read as octal.
 */
export function parseAddress(text: string): IpAddress | undefined {
	const address = parseAsWritten(text);
	if (address?.version !== 6 || address.value >> 32n !== mapped) return address;
	return { version: 4, value: address.value & 0xffffffffn };
}

/** An address or a block of them in CIDR notation (`192.0.2.0/24`). Undefined when it is neither. */
export function parseRange(text: string): IpRange | undefined {
	const [start = '', prefixText, ...rest] = text.split('/');
	const written = parseAsWritten(start);
	const address = parseAddress(start);
	if (written === undefined || address === undefined || rest.length > 0) return undefined;
	if (prefixText === undefined) return { ...address, freeBits: 0n };
	if (!/^(0|[1-9]\d{0,2})$/.test(prefixText)) return undefined;
	const prefix = Number(prefixText) - (written.version === address.version ? 0 : mappedBits);
	const bits = bitsOf[address.version];
	return prefix < 0 || prefix > bits ? undefined : { ...address, freeBits: BigInt(bits - prefix) };
}

/** Whether the address lies in the range; one of IPv4 never lies in one of IPv6. */
export function isWithin(address: IpAddress, range: IpRange): boolean {
	return (
		address.version === range.version &&
		address.value >> range.freeBits === range.value >> range.freeBits
	);
}

function parseAsWritten(text: string): IpAddress | undefined {
	const version = text.includes(':') ? 6 : 4;
	const value = version === 6 ? valueOfIpv6(text) : valueOfIpv4(text);
	return value === undefined ? undefined : { version, value };
}

function valueOfIpv4(text: string): bigint | undefined {
	const parts = text.split('.');
	const isOne =
		parts.length === 4 &&
		parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
	return isOne ? joined(parts.map(BigInt), 8n) : undefined;
}

function valueOfIpv6(text: string): bigint | undefined {
	const [head = '', tail, ...rest] = text.split('::');
	if (rest.length > 0) return undefined;
	const before = groupsOf(head, tail === undefined);
	const after = groupsOf(tail ?? '', true);
	if (before === undefined || after === undefined) return undefined;
	const missing = 8 - before.length - after.length;
	// The double colon stands for one group at least.
	const isOne = tail === undefined ? missing === 0 : missing >= 1;
	if (!isOne) return undefined;
	return joined([...before, ...new Array<bigint>(missing).fill(0n), ...after], 16n);
}

/** The groups between colons; at the very end the last two may be written as an IPv4 address. */
function groupsOf(text: string, isEnd: boolean): bigint[] | undefined {
	if (text === '') return [];
	const groups: bigint[] = [];
	const parts = text.split(':');
	for (const [index, part] of parts.entries()) {
		if (/^[\da-f]{1,4}$/i.test(part)) {
			groups.push(BigInt(`0x${part}`));
			continue;
		}
		const ipv4 = isEnd && index === parts.length - 1 ? valueOfIpv4(part) : undefined;
		if (ipv4 === undefined) return undefined;
		groups.push(ipv4 >> 16n, ipv4 & 0xffffn);
	}
	return groups;
}

function joined(parts: bigint[], bits: bigint): bigint {
	return parts.reduce((value, part) => (value << bits) | part, 0n);
}

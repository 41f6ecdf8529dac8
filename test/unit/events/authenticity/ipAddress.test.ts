import { BlockList, isIP, isIPv6 } from 'node:net';
import * as fc from 'fast-check';
import {
	isWithin,
	parseAddress,
	parseRange,
} from '../../../../nodes/shared/events/authenticity/ipAddress';

it.each([
	['0.0.0.0', 4, 0n],
	['192.0.2.1', 4, 0xc0000201n],
	['255.255.255.255', 4, 0xffffffffn],
	['::', 6, 0n],
	['::1', 6, 1n],
	['2001:db8::1', 6, 0x20010db8_00000000_00000000_00000001n],
	['2001:DB8:0:0:0:0:0:1', 6, 0x20010db8_00000000_00000000_00000001n],
	['1:2:3:4:5:6:7::', 6, 0x00010002_00030004_00050006_00070000n],
	['::2:3:4:5:6:7:8', 6, 0x00000002_00030004_00050006_00070008n],
	['::ffff:192.0.2.1', 4, 0xc0000201n],
	['::FFFF:c000:201', 4, 0xc0000201n],
	['0:0:0:0:0:ffff:192.0.2.1', 4, 0xc0000201n],
	['64:ff9b::192.0.2.1', 6, 0x0064ff9b_00000000_00000000_c0000201n],
	['::192.0.2.1', 6, 0xc0000201n],
] as const)('reads %s', (text, version, value) => {
	expect(parseAddress(text)).toEqual({ version, value });
});

it.each([
	'',
	' ',
	' 192.0.2.1',
	'192.0.2',
	'192.0.2.1.',
	'192.0.2.256',
	'192.0.2.01',
	'192.0.2.-1',
	'192.0.2.1e1',
	'0x7f.0.0.1',
	'3221225985',
	'192.0.2.1:443',
	'١٩٢.0.2.1',
	':',
	':::',
	':1',
	'1:',
	'1::2::3',
	'1:2:3:4:5:6:7',
	'1:2:3:4:5:6:7:8:9',
	'1:2:3:4:5:6:7:8::',
	'::1:2:3:4:5:6:7:8',
	'12345::',
	'g::',
	'fe80::1%eth0',
	'[::1]',
	'192.0.2.1::',
	'::192.0.2.1:1',
	'1:2:3:4:5:6:7:192.0.2.1',
	'localhost',
	'unknown',
])('takes %j for no address', (text) => {
	expect(parseAddress(text)).toBeUndefined();
});

it.each([
	['192.0.2.0/24', '192.0.2.255', true],
	['192.0.2.0/24', '192.0.3.0', false],
	['192.0.2.77/24', '192.0.2.1', true],
	['192.0.2.0/31', '192.0.2.1', true],
	['192.0.2.0/31', '192.0.2.2', false],
	['192.0.2.1/32', '192.0.2.1', true],
	['192.0.2.1/32', '192.0.2.0', false],
	['192.0.2.1', '192.0.2.1', true],
	['192.0.2.1', '192.0.2.2', false],
	['0.0.0.0/0', '255.255.255.255', true],
	['0.0.0.0/0', '::1', false],
	['::/0', '2001:db8::1', true],
	['::/0', '192.0.2.1', false],
	['::/0', '::ffff:192.0.2.1', false],
	['192.0.2.0/24', '::ffff:192.0.2.9', true],
	['::ffff:192.0.2.0/120', '192.0.2.9', true],
	['::ffff:192.0.2.0/120', '192.0.3.9', false],
	['::ffff:0:0/96', '10.1.2.3', true],
	['2001:db8::/32', '2001:db8:ffff::1', true],
	['2001:db8::/32', '2001:db9::', false],
	['2001:db8::1/128', '2001:db8::1', true],
	['2001:db8::/127', '2001:db8::2', false],
	['2001:db8:0:8000::/49', '2001:db8:0:ffff::', true],
	['2001:db8:0:8000::/49', '2001:db8:0:7fff::', false],
])('%s holds %s: %s', (range, address, expected) => {
	expect(isWithin(parseAddress(address)!, parseRange(range)!)).toBe(expected);
});

it.each([
	'',
	'/',
	'/24',
	'192.0.2.0/',
	'192.0.2.0/33',
	'192.0.2.0/-1',
	'192.0.2.0/08',
	'192.0.2.0/2 4',
	'192.0.2.0/24/24',
	'192.0.2.0/255.255.255.0',
	'192.0.2/24',
	'2001:db8::/129',
	'2001:db8::/1e1',
	'::ffff:192.0.2.0/24',
	'::ffff:192.0.2.0/95',
	'fe80::%1/64',
	'*',
	'192.0.2.*',
	'192.0.2.1-192.0.2.9',
])('takes %j for no range', (text) => {
	expect(parseRange(text)).toBeUndefined();
});

describe('as Node.js has it', () => {
	const anyText = fc.oneof(
		fc.string({ unit: fc.constantFrom(...'0123456789abcdefF:.:/% g'), maxLength: 24 }),
		fc.ipV4(),
		fc.ipV6(),
		fc.string(),
	);

	it('an address is an address, but for zones', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const isAddress = isIP(text) !== 0 && !text.includes('%');
				expect(parseAddress(text) !== undefined).toBe(isAddress);
			}),
			{ numRuns: 20_000 },
		);
	});

	it('a block holds what it holds', () => {
		const near = fc
			.tuple(fc.ipV4(), fc.nat(32), fc.nat(31))
			.map(([base, prefix, bit]) => ({ base, prefix, other: flipped(base, bit) }));
		const six = fc
			.tuple(fc.ipV6(), fc.ipV6(), fc.nat(128))
			.map(([base, other, prefix]) => ({ base, prefix, other }));
		fc.assert(
			fc.property(fc.oneof(near, six), ({ base, prefix, other }) => {
				const family = isIPv6(base) ? 'ipv6' : 'ipv4';
				const range = parseRange(`${base}/${prefix}`);
				// A mapped base is one of IPv4 here, and Node.js takes it for one of IPv6.
				fc.pre(range?.version === (family === 'ipv6' ? 6 : 4));
				const list = new BlockList();
				list.addSubnet(base, prefix, family);
				for (const address of [base, other])
					expect(isWithin(parseAddress(address)!, range)).toBe(list.check(address, family));
			}),
			{ numRuns: 10_000 },
		);
	});
});

/** The IPv4 address with one bit turned round. */
function flipped(address: string, bit: number): string {
	const parts = address.split('.').map(Number);
	parts[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
	return parts.join('.');
}

import * as fc from 'fast-check';
import type { IWebhookFunctions } from 'n8n-workflow';
import { refusalOf } from '../../../../nodes/shared/events/authenticity';
import { addressRefusal } from '../../../../nodes/shared/events/authenticity/ipAllowList';

interface Delivery {
	parameters?: Record<string, unknown>;
	/** What expressions come out as. */
	evaluated?: Record<string, unknown>;
	headers?: Record<string, unknown>;
	query?: Record<string, unknown>;
	ip?: string;
	credential?: Record<string, unknown>;
}

/** What n8n gives the trigger for a delivery; notes what is logged and how often the credential is read. */
function arrived({ parameters = {}, evaluated = {}, headers, query, ip, credential }: Delivery) {
	const logged: string[] = [];
	const reads: string[] = [];
	const context = {
		getNode: () => ({ name: 'Reports', parameters }),
		getNodeParameter: (name: string, otherwise: unknown) =>
			({ ...parameters, ...evaluated })[name] ?? otherwise,
		getRequestObject: () => ({ ip }),
		getHeaderData: () => headers ?? {},
		getQueryData: () => query ?? {},
		getCredentials: async (type: string) => {
			reads.push(type);
			if (!credential) throw new Error('Node does not require credentials');
			return credential;
		},
		logger: { warn: (message: string) => logged.push(message) },
	} as unknown as IWebhookFunctions;
	return { context, logged, reads };
}

const outside = { status: 403, reason: 'This address may not deliver here' };
const wrong = { status: 401, reason: 'The secret is missing or wrong' };

it('lets everybody in and reads no credential when nothing is configured', async () => {
	const { context, reads, logged } = arrived({
		parameters: { authentication: 'none', ipAllowList: '' },
	});
	expect(await refusalOf(context)).toBeUndefined();
	expect([reads, logged]).toEqual([[], []]);
});

describe('IP Allow List', () => {
	const parameters = {
		authentication: 'none',
		ipAllowList: ' 192.0.2.10,\n198.51.100.0/24; 2001:db8::/32 ',
	};

	it.each(['192.0.2.10', '198.51.100.7', '::ffff:198.51.100.7', '2001:db8:1::9'])(
		'lets %s in',
		async (ip) => {
			const { context, reads } = arrived({ parameters, ip });
			expect(await refusalOf(context)).toBeUndefined();
			expect(reads).toEqual([]);
		},
	);

	it.each([
		'192.0.2.11',
		'198.51.101.7',
		'2001:db9::',
		'::1',
		'unknown',
		'192.0.2.10%1',
		'',
		undefined,
	])('keeps %s out', async (ip) => {
		const { context, logged } = arrived({ parameters, ip });
		expect(await refusalOf(context)).toEqual(outside);
		expect(logged).toEqual([expect.stringMatching(/"Reports" refused .* address of its sender/)]);
	});

	it.each(['192.0.2.10, 192.0.2.300', '10.0.0.0/40', ',', '0.0.0.0/0 example.com'])(
		'keeps everybody out when it cannot be read: %j',
		async (ipAllowList) => {
			const { context, logged } = arrived({ parameters: { ipAllowList }, ip: '192.0.2.10' });
			expect(await refusalOf(context)).toEqual(outside);
			expect(logged).toEqual([
				expect.stringMatching(/on the IP Allow List is no address|holds no address/),
			]);
		},
	);

	it.each([undefined, null, '', ' ', 7, ['192.0.2.10']])(
		'keeps everybody out when its expression comes out as %j',
		async (value) => {
			const { context } = arrived({
				parameters: { ipAllowList: '={{ $env.LIST }}' },
				evaluated: { ipAllowList: value },
				ip: '192.0.2.10',
			});
			expect(await refusalOf(context)).toEqual(outside);
		},
	);

	it('keeps out who is not on it before it looks at the secret', async () => {
		const { context, reads } = arrived({
			parameters: { ...parameters, authentication: 'header' },
			ip: '10.0.0.1',
		});
		expect(await refusalOf(context)).toEqual(outside);
		expect(reads).toEqual([]);
	});

	it('never lets anybody in by a list with an error in it', () => {
		fc.assert(
			fc.property(fc.ipV4(), fc.string(), (address, text) => {
				const list = `${address}/99 ${text} ${address}`;
				expect(addressRefusal(list, address)).toBeDefined();
			}),
		);
	});

	it('lets an address in by its own list, wherever it stands', () => {
		const ip = fc.oneof(fc.ipV4(), fc.ipV6());
		fc.assert(
			fc.property(fc.array(ip), ip, fc.array(ip), (before, own, after) => {
				expect(addressRefusal([...before, own, ...after].join(', '), own)).toBeUndefined();
			}),
		);
	});
});

describe('Shared Secret', () => {
	const credential = { webhookSecret: 'long and made up' };
	const header = { authentication: 'header', carrier: ' X-Secret ' };
	const query = { authentication: 'query', carrier: 'Secret' };

	it.each<[string, Delivery]>([
		['in a header', { parameters: header, headers: { 'x-secret': 'long and made up' } }],
		['in the query', { parameters: query, query: { Secret: 'long and made up' } }],
		[
			'in a header without a name',
			{
				parameters: { ...header, carrier: ' ' },
				headers: { 'x-webhook-secret': 'long and made up' },
			},
		],
	])('lets in what carries it %s', async (_case, delivery) => {
		expect(await refusalOf(arrived({ ...delivery, credential }).context)).toBeUndefined();
	});

	it.each<[string, Delivery]>([
		['it is wrong', { parameters: header, headers: { 'x-secret': 'guess' } }],
		['it is missing', { parameters: header }],
		['it comes in the query', { parameters: header, query: { 'X-Secret': 'long and made up' } }],
		['its name is spelt otherwise', { parameters: query, query: { secret: 'long and made up' } }],
		['it comes twice', { parameters: query, query: { Secret: ['long and made up', 'x'] } }],
		['the way is unknown', { parameters: { authentication: 'other', carrier: 'x' } }],
	])('keeps out when %s, and logs no secret', async (_case, delivery) => {
		const { context, logged } = arrived({ ...delivery, credential });
		expect(await refusalOf(context)).toEqual(wrong);
		expect(logged).toHaveLength(1);
		expect(logged.join()).not.toMatch(/made up|guess/);
	});

	it.each([undefined, {}, { webhookSecret: '' }, { webhookSecret: ' ' }])(
		'keeps everybody out with the credential %j',
		async (without) => {
			const { context, logged } = arrived({
				parameters: header,
				headers: { 'x-secret': '' },
				credential: without,
			});
			expect(await refusalOf(context)).toEqual(wrong);
			expect(logged).toEqual([expect.stringContaining('the credential cannot be read')]);
		},
	);
});

import { addressProblem } from '../../../nodes/shared/api/addressProblem';

describe('the address', () => {
	it.each([
		'http://localhost:5678/webhook/x',
		'https://127.0.0.1/x',
		'https://192.168.1.4/x',
		'https://172.20.0.2/x',
		'https://[::1]/x',
		'https://[fe80::1]/x',
		'https://[::ffff:10.0.0.1]/x',
		'https://0.0.0.0/x',
		'https://100.64.0.9/x',
		'https://169.254.1.1/x',
		'https://n8n.local/x',
		'https://n8n.local./x',
		'https://n8n/x',
		'https://[2002:7f00:1::]/x',
		'https://[2001:0:7f00:1::1]/x',
		'https://[64:ff9b:1::7f00:1]/x',
		'https://[ff02::1]/x',
		'https://[100::1]/x',
		'https://224.0.0.1/x',
		'https://255.255.255.255/x',
		'https://198.18.0.1/x',
		'https://192.0.0.8/x',
		'https://n8n.lan/webhook/x',
		'https://n8n.home.arpa/webhook/x',
		'https://localhost../webhook/x',
		'https://[::127.0.0.1]/webhook/x',
		'https://[64:ff9b::7f00:1]/webhook/x',
		'https://[fec0::1]/webhook/x',
	])('%s cannot be reached', (address) => {
		expect(addressProblem(address)).toMatchObject({
			problem: expect.stringMatching(/cannot reach https?:\/\/[^/]+, which/),
			advice: expect.stringContaining('WEBHOOK_URL'),
		});
	});

	it.each([
		['http://n8n.example.com/x', 'can be read on the way'],
		['https://100.63.0.9/x', undefined],
		['https://172.32.0.2/x', undefined],
		['https://10.example.com/x', undefined],
		['https://n8n.example.com/x', undefined],
		['https://[2001:db8::1]/x', undefined],
		['https://223.255.255.1/x', undefined],
		['https://198.20.0.1/x', undefined],
		['https://192.0.1.1/x', undefined],
		['no address', undefined],
		[undefined, undefined],
	])('%s: %s', (address, problem) => {
		const found = addressProblem(address);
		if (problem === undefined) expect(found).toBeUndefined();
		else expect(found).toMatchObject({ problem: expect.stringContaining(problem) });
	});
});

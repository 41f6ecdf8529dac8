import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { endpointsFile, generateEndpoints } from '../../../../contract/generate/endpoints';
import { contractText, operationsIn, dereferencedContract } from '../../../../contract/read';
import { endpointOf } from '../../../../nodes/shared/api/endpoint';
import {
	endpoints,
	type EndpointId,
	errorCodes,
	servers,
	webhooks,
} from '../../../../nodes/shared/api/endpoints.generated';

const evidence = /^(documented|client|unpublished)$/;
const effect = /^(reads|changes|contacts)$/;
const family = /^(cloud|callCenter|chatbot)$/;

describe('the endpoint table', () => {
	it('is what the contract says today; if not, run "npm run endpoints"', () => {
		expect(readFileSync(endpointsFile, 'utf8')).toBe(
			generateEndpoints(dereferencedContract(contractText())),
		);
	});

	it('holds every operation and webhook of the contract', () => {
		const contract = parse(contractText()) as {
			paths: Record<string, Record<string, { operationId?: string }>>;
			webhooks: object;
		};
		const ids = Object.values(contract.paths).flatMap((item) =>
			Object.values(item).flatMap(({ operationId }) => operationId ?? []),
		);
		expect(Object.keys(endpoints)).toEqual(ids);
		expect(Object.keys(webhooks)).toEqual(Object.keys(contract.webhooks));
	});

	it('says of every operation what is known and what it does', () => {
		for (const [id, endpoint] of Object.entries(endpoints)) {
			expect([id, endpoint]).toEqual([
				id,
				expect.objectContaining({
					evidence: expect.stringMatching(evidence),
					effect: expect.stringMatching(effect),
					family: expect.stringMatching(family),
				}),
			]);
		}
	});

	it('has a path for every operation that AIRudder does not keep back, and for no other', () => {
		const withPath = Object.entries(endpoints).filter(([, endpoint]) => 'path' in endpoint);
		const published = Object.entries(endpoints).filter(
			([id]) => endpointOf(id as EndpointId).evidence !== 'unpublished',
		);
		expect(withPath).toEqual(published);
	});

	it.each([
		['has', { code: { type: 'integer' } }, false],
		['lacks', { company: { type: 'string' } }, true],
	])(
		'takes an answer for what it is when the contract’s %s a code',
		(_word, properties, isUnknown) => {
			const contract = dereferencedContract(contractText());
			const schema = { allOf: [{ type: 'object', properties }] };
			const content = { 'application/json': { schema } };
			const company = operationsIn(contract.paths)
				.map(({ operation }) => operation)
				.find(({ operationId }) => operationId === 'getCompany')!;
			company.responses = { '200': { description: 'Success', content } };
			const [row] = /\n\tgetCompany: .*/.exec(generateEndpoints(contract)) ?? [];
			expect(row?.includes("answer: 'unknown'")).toBe(isUnknown);
		},
	);

	it('tells signed deliveries from unsigned ones', () => {
		expect(webhooks.sessionEnded.signed).toBe(true);
		expect(webhooks.workflowChatbotSessionEnded.signed).toBe(true);
		expect(webhooks.callEnded.signed).toBe(false);
		expect(webhooks.customApiPush.verifyWith).toBe('verifyCustomApiPush');
	});

	it('names the host and the refusals whose meaning is known', () => {
		expect(servers.production).toBe('https://api.airudder.com');
		expect(errorCodes.callCenter[10508]).toMatch(/\bname\b/);
		expect(errorCodes.callCenter).not.toHaveProperty('0');
		// Their meaning is not known, or they mean that it worked.
		expect(errorCodes.cloud).not.toHaveProperty('200');
		expect(Object.values(errorCodes.cloud)).not.toContain('listed, meaning not readable');
	});
});

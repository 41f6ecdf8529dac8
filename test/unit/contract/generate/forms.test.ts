import { readFileSync } from 'node:fs';
import { contractText, dereferencedContract } from '../../../../contract/read';
import { formsFile, generateForms } from '../../../../contract/generate/forms';
import { endpointOf } from '../../../../nodes/shared/api/endpoint';
import type { EndpointId } from '../../../../nodes/shared/api/endpoints.generated';
import { forms } from '../../../../nodes/shared/operations/fromContract/forms.generated';

const words = {
	components: {
		securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'Authorization' } },
	},
	'x-encryption': { request: { headers: { 'Is-Encrypted': '1', Signed: 'hash' } } },
};

describe('the table of forms', () => {
	it('is what the contract says today; if not, run "npm run endpoints"', () => {
		expect(readFileSync(formsFile, 'utf8')).toBe(
			generateForms(dereferencedContract(contractText())),
		);
	});

	it('holds no operation that AIRudder does not publish, and none with a form of its own', () => {
		for (const id of Object.keys(forms) as EndpointId[]) {
			expect([id, endpointOf(id)]).toEqual([
				id,
				expect.objectContaining({ path: expect.any(String) }),
			]);
			expect(endpointOf(id).form).toBeDefined();
		}
	});
});

/** The written form of one operation. */
function formOf(operation: object, method = 'post', path = '/service/cloud/x'): string {
	const post = { operationId: 'getPlanStatus', 'x-form': 'built', ...operation };
	const text = JSON.stringify({ ...words, paths: { [path]: { [method]: post } } });
	return generateForms(dereferencedContract(text))
		.split(' = ')[1]!
		.replace(/\s+/g, ' ')
		.replace(/,(?= [}\]])/g, '');
}

const bodyOf = (content: object) => ({ requestBody: { content } });

describe('the form of an operation', () => {
	it('has the parameters that the user gives, not those of the credential or the request', () => {
		const header = (name: string) => ({ in: 'header', name, schema: { type: 'string' } });
		const parameters = [
			...['Authorization', 'content-type', 'Is-Encrypted', 'Signed', 'X-Trace'].map(header),
			{ in: 'cookie', name: 'session', schema: {} },
			{ in: 'path', name: 'id', schema: { type: 'string' } },
		];
		expect(formOf({ parameters }, 'get')).toBe(
			"{ getPlanStatus: { parameters: [ { name: 'X-Trace', in: 'header', schema: { type: 'string' } }, " +
				"{ name: 'id', in: 'path', required: true, schema: { type: 'string' } } ] } }; ",
		);
	});

	it.each([
		['an operation with a form of its own', { 'x-form': undefined }, 'post', '/service/cloud/x'],
		['one that is not published', {}, 'post', '/unpublished/getPlanStatus'],
		['a body that no form can make', bodyOf({ 'text/plain': {} }), 'post', '/service/cloud/x'],
	])('is left out for %s', (_what, words, method, path) => {
		expect(formOf(words, method, path)).toBe('{}; ');
	});

	it('takes JSON before a form, and no body with GET', () => {
		const content = {
			'multipart/form-data': {},
			'application/json': { schema: { type: 'object' } },
		};
		expect(formOf(bodyOf(content))).toContain("type: 'application/json'");
		expect(formOf(bodyOf(content), 'get')).toBe('{ getPlanStatus: {} }; ');
	});
});

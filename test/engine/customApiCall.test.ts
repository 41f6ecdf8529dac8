import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import { action, customers } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { LocalServer } from '../support/localServer';

let answer = '';
const server = new LocalServer((request, response) => {
	request.resume();
	const isLogin = request.url === endpoints.obtainToken.path;
	response.end(isLogin ? '{"code":200,"status":"OK","data":{"token":"token-one"}}' : answer);
});
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());

it.each([
	['text that is no JSON', 'id;name\n1;Ayu', { value: 'id;name\n1;Ayu' }],
	['nothing', '', { value: '' }],
	['JSON that is no object', '"text"', { value: 'text' }],
	['null', 'null', { value: null }],
	['an object without a code', '{"id":1}', { id: 1 }],
])('without Answer Check gives %s as it came', async (_what, text, json) => {
	answer = text;
	const parameters = { method: 'GET', path: '/a', answerCheck: 'none' };
	const { output } = await runNode(action(server, 'customApiCall.call', parameters), customers(1));
	expect(output?.[0]?.map((item) => item.json)).toEqual([json]);
});

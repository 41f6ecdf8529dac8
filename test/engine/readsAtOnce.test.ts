import type { ServerResponse } from 'node:http';
import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import { jsonOf, run } from '../support/engine/airudder';
import { LocalServer } from '../support/localServer';

const atOnce = 50;

/** Questions that have no answer yet; all of them get one when so many have come. */
let open: ServerResponse[] = [];
let most = 0;
let begun = false;

const airudder = new LocalServer((request, response) => {
	request.resume();
	response.setHeader('content-type', 'application/json');
	if (request.url === endpoints.obtainToken.path)
		return void response.end('{"code":200,"data":{"token":"token-one"}}');
	open.push(response);
	most = Math.max(most, open.length);
	if (begun && open.length < atOnce) return;
	begun = true;
	for (const one of open) one.end('{"code":200,"data":[{"callid":"1"}]}');
	open = [];
});
beforeAll(async () => await airudder.start());
afterAll(async () => await airudder.stop());

it('fifty questions are open at a time, no more, once the first has logged in', async () => {
	const items = Array.from({ length: 1 + 2 * atOnce }, () => ({ json: {} }));
	const ran = await run(
		airudder,
		'call.getAll',
		{ place: 'task', placeId: 'task-1', phoneNumber: '+628111000000' },
		items,
	);
	expect(jsonOf(ran)).toHaveLength(items.length);
	expect(most).toBe(atOnce);
});

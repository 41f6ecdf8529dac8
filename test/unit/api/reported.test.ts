import { payloadOf } from '../../../nodes/shared/api/envelope';
import { taskIdIn } from '../../../nodes/shared/api/lists';
import { urlOf } from '../../../nodes/shared/api/paths';
import { transportFailure } from '../../../nodes/shared/api/transport';
import { failureOf } from '../failures';

it.each([302, 400, 404, 409])(
	'does not say that nothing was done when the body tells of success and the status is %d',
	(httpStatus) => {
		const body = '{"code":200,"status":"OK","data":{"TaskID":"t-1"}}';
		expect(failureOf(() => payloadOf('cloud', { httpStatus, body })).kind).toBe('uncertain');
	},
);

it('names the HTTP status when it is what tells of the fault', () => {
	const body = '{"code":200,"status":"OK"}';
	expect(failureOf(() => payloadOf('cloud', { httpStatus: 500, body })).message).not.toContain(
		'"OK"',
	);
});

it.each(['EHOSTUNREACH', 'ENETUNREACH'])(
	'does not say that nothing was sent when an open connection broke with %s',
	(code) => {
		const error = Object.assign(new Error(`read ${code}`), { code, syscall: 'read' });
		expect(transportFailure(error, 'https://api.airudder.com').kind).toBe('uncertain');
	},
);

it.each(['https://api.airudder.com?x=1', 'https://api.airudder.com/#x'])(
	'refuses a Base URL that would swallow the path: %s',
	(baseUrl) => {
		expect(failureOf(() => urlOf(baseUrl, '/service')).kind).toBe('input');
	},
);

it('takes a task id that is a number', () => {
	expect(taskIdIn(123456)).toBe('123456');
});

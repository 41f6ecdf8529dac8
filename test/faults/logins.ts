import { answers, type Fault } from './faults';
import type { Hit, Play } from './line';

const reset: Play = ({ socket }) => void socket.resetAndDestroy();

const hang: Play = ({ socket, timeIsUp }) =>
	void setImmediate(() => {
		timeIsUp();
		setImmediate(() => socket.destroy());
	});

const failing: Array<[string, Play]> = [
	['HTTP 500', answers(500)],
	['HTTP 429', answers(429)],
	['code 403', answers(200, { code: 403, message: 'no' })],
	['a web page', answers(200, '<p>Back soon</p>')],
	['a success without a token', answers(200, { code: 200, data: {}, body: {} })],
	['a broken connection', reset],
	[
		'half an answer',
		({ response, socket }) => {
			response.writeHead(200, { 'content-length': '200' });
			response.write('{"code":', () => socket.end());
		},
	],
];

const expired: Hit = { play: answers(401, { code: 401, message: 'token expired' }), taken: false };

const once = (play: Play): Hit => ({ play, taken: false });

/** The sign-in fails, before anything is sent or when the token ends in the middle. */
export const logins: Fault[] = [
	...failing.map(([name, play]) => ({
		group: 'Sign-in',
		name: `answers ${name}`,
		taken: false,
		isRefusal: true,
		everywhere: name === 'HTTP 500',
		hits: { login: [once(play)] },
	})),
	...failing.map(([name, play]) => ({
		group: 'Sign-in after the token ended',
		name: `answers ${name}`,
		taken: false,
		isRefusal: true,
		everywhere: name === 'HTTP 500',
		hits: { send: [expired], login: [once(play)] },
	})),
	{
		group: 'Token ended',
		name: 'every time',
		taken: false,
		hits: { send: [{ ...expired, times: 99 }] },
	},
	...[true, false].map((taken) => ({
		group: 'Token ended',
		name: 'and the answer to the second request is lost',
		taken,
		everywhere: true,
		hits: { send: [expired, { play: reset, taken }] },
	})),
	...[true, false].map((taken) => ({
		group: 'Token ended',
		name: 'after the first of two requests, and the second answer is lost',
		taken,
		hits: {
			send: [
				{ ...expired, after: 1 },
				{ play: reset, taken },
			],
		},
	})),
];

/** The first of several requests is answered as ever, the second meets the fault. */
export const seconds: Fault[] = [
	...[true, false].map((taken) => ({
		group: 'Second of several requests',
		name: 'reset',
		taken,
		everywhere: true,
		hits: { send: [{ play: reset, taken, after: 1 }] },
	})),
	...[true, false].map((taken) => ({
		group: 'Second of several requests',
		name: 'never answered',
		taken,
		hits: { send: [{ play: hang, taken, after: 1 }] },
	})),
	{
		group: 'Second of several requests',
		name: 'HTTP 429',
		taken: false,
		isRefusal: true,
		everywhere: true,
		hits: { send: [{ play: answers(429), taken: false, after: 1 }] },
	},
];

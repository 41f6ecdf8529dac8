/**
 * Plays AIRudder as fast as a server can, in a process of its own: takes every login, task and question. The simulator, which
 * holds each request against the contract, would cost more than what is measured. Its parent tells it first after how many
 * milliseconds it answers.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { taskWithCalls } from './taskWithCalls';

/** As bytes: to make them of 80 MB of text takes as long as to read them. */
const taskDetails = new Map<string, Buffer>();

/** What AIRudder answers to a path. Contract: CloudEnvelope. */
function answerTo(path: string, query: URLSearchParams): string | Buffer {
	if (path === endpoints.obtainToken.path) return envelope('{"token":"token-one"}');
	if (path !== endpoints.getTaskDetail.path)
		return envelope('{"TaskID":"69f531a01a9df58aa6de2487"}');
	const count = query.get('TaskID') ?? '0';
	const known =
		taskDetails.get(count) ?? Buffer.from(envelope(JSON.stringify(taskWithCalls(Number(count)))));
	taskDetails.set(count, known);
	return known;
}

const envelope = (data: string) => `{"code":200,"status":"OK","data":${data}}`;

const server = (delayMs: number) =>
	createServer((request, response) => {
		request.resume();
		request.once('end', () => {
			const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
			const answer = () => {
				response.setHeader('content-type', 'application/json');
				response.end(answerTo(pathname, searchParams));
			};
			if (delayMs > 0) setTimeout(answer, delayMs);
			else answer();
		});
	});

process.once('message', (delayMs: number) => {
	const played = server(delayMs).listen(0, '127.0.0.1', () => {
		process.send?.(`http://127.0.0.1:${(played.address() as AddressInfo).port}`);
	});
});
process.once('disconnect', () => process.exit());

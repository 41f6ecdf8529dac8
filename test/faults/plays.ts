import type { Hits, Play } from './line';
export interface Fault {
	group: string;
	name: string;
	taken: boolean;
	hits: Hits;
	isRefusal?: boolean;
}
const reset: Play = ({ socket }) => void socket.resetAndDestroy();
export const silence: Fault[] = [true, false].map((taken) => ({ group: 'wire', name: 'reset', taken, hits: { send: [{ play: reset, taken }] } }));
export const answer: Fault[] = [408, 502].flatMap((status) => [true, false].map((taken) => ({ group: 'status', name: `HTTP ${status}`, taken, hits: { send: [{ play: ({ response }: { response: import('node:http').ServerResponse }) => void response.writeHead(status).end(), taken }] } })));

/**
 * What a process does of an n8n that is divided among several. One that is not divided is a main, or `headless`: a main of
 * n8n 2 without the editor's pages, which starts in two thirds of the time.
 */
export type N8nRole = 'main' | 'headless' | 'worker' | 'webhook';

interface RoleOfProcess {
	/** What n8n is called with. */
	args: string[];
	/** What it answers once it takes requests, and where. /healthz alone answers before the routes exist. */
	ready: { path: string; field: string };
	/** Its own settings, given its port. */
	env: (port: number) => Record<string, string>;
}

/** How many executions a worker runs at the same time; n8n's own default. */
export const concurrency = 10;

export const roles: Record<N8nRole, RoleOfProcess> = {
	main: { args: ['start'], ready: { path: '/rest/settings', field: 'data' }, env: () => ({}) },
	headless: {
		args: ['start'],
		ready: { path: '/healthz/readiness', field: 'status' },
		env: () => ({ N8N_DISABLE_UI: 'true' }),
	},
	webhook: {
		args: ['webhook'],
		ready: { path: '/healthz/readiness', field: 'status' },
		env: () => ({}),
	},
	worker: {
		args: ['worker', `--concurrency=${concurrency}`],
		ready: { path: '/healthz/readiness', field: 'status' },
		// A worker listens only to tell its health.
		env: (port) => ({
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		}),
	},
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dividedSettings, productionPaths, projectFolder } from '../../../tools/n8n';
import server from '../../../tools/n8n/server/package.json';

interface Service {
	image: string;
	command?: string | string[];
	environment: Record<string, string>;
	depends_on?: Record<string, { condition: string }> | string[];
	volumes?: string[];
	healthcheck?: { test: unknown[] };
}

const textOf = (name: string) => readFileSync(join(projectFolder, 'docs', 'scaling', name), 'utf8');

describe('the compose file of docs/scaling.md', () => {
	const compose = textOf('compose.yaml');
	const { services, volumes } = parse(compose, { merge: true }) as {
		services: Record<string, Service>;
		volumes: Record<string, unknown>;
	};
	const { main, webhook, worker } = services as Record<'main' | 'webhook' | 'worker', Service>;

	it('has every role once', () => {
		expect(Object.keys(services).sort()).toEqual([
			'files',
			'main',
			'postgres',
			'redis',
			'router',
			'webhook',
			'worker',
		]);
		expect([main.command, webhook.command, worker.command]).toEqual([
			undefined,
			'webhook',
			'worker --concurrency=10',
		]);
	});

	it('runs the version of n8n that the tests run', () => {
		for (const { image } of [main, webhook, worker]) {
			expect(image).toBe(`n8nio/n8n:${server.dependencies.n8n}`);
		}
	});

	it('tells every process of n8n the same; only a worker has to be told to show its health', () => {
		const { QUEUE_HEALTH_CHECK_ACTIVE: health, ...shared } = worker.environment;
		expect(health).toBe('true');
		expect(shared).toEqual(main.environment);
		expect(webhook.environment).toEqual(main.environment);
	});

	it('sets what the suite that measured it sets', () => {
		const { N8N_ENCRYPTION_KEY: _key, ...settings } = dividedSettings(
			'https://${DOMAIN}',
			'/files',
		);
		const { N8N_WEBHOOK_URL: address, ...given } = main.environment;
		expect({ ...given, N8N_WEBHOOK_URL: address!.replace(/:\?[^}]*/, '') }).toMatchObject(settings);
		expect(main.environment.N8N_ENCRYPTION_KEY).toMatch(/^\$\{N8N_ENCRYPTION_KEY/);
	});

	it('leads every process to the PostgreSQL and the Redis in it, with their passwords', () => {
		const { environment } = main;
		expect(environment).toMatchObject({
			DB_POSTGRESDB_HOST: 'postgres',
			DB_POSTGRESDB_USER: services.postgres!.environment.POSTGRES_USER,
			DB_POSTGRESDB_DATABASE: services.postgres!.environment.POSTGRES_DB,
			QUEUE_BULL_REDIS_HOST: 'redis',
		});
		expect(environment.DB_POSTGRESDB_PASSWORD).toContain('${POSTGRES_PASSWORD');
		expect(services.postgres!.environment.POSTGRES_PASSWORD).toBe('${POSTGRES_PASSWORD}');
		expect(environment.QUEUE_BULL_REDIS_PASSWORD).toContain('${REDIS_PASSWORD');
		expect(services.redis!.command).toContain('${REDIS_PASSWORD}');
	});

	it('starts nothing before what it needs, and keeps what must outlive a container', () => {
		const names = Object.keys(services);
		for (const { depends_on: needed = {} } of Object.values(services)) {
			const list = Array.isArray(needed) ? needed : Object.keys(needed);
			expect(names).toEqual(expect.arrayContaining(list));
		}
		expect(Object.keys(worker.depends_on!)).toEqual(
			expect.arrayContaining(['main', 'postgres', 'redis']),
		);
		const kept = Object.values(services)
			.flatMap(({ volumes: mounted = [] }) => mounted)
			.map((mount) => mount.split(':')[0])
			.filter((name) => !name!.startsWith('.'));
		expect([...new Set(kept)].sort()).toEqual(Object.keys(volumes).sort());
		for (const { environment, volumes: mounted } of [main, webhook, worker]) {
			expect(mounted).toContain(`files:${environment.N8N_STORAGE_PATH}`);
		}
		for (const { healthcheck } of [main, webhook, worker]) {
			expect(healthcheck!.test.map((part) => typeof part)).toEqual(Array(4).fill('string'));
		}
	});

	it('takes every secret from a file that is named, and empty, here', () => {
		const wanted = new Set([...compose.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
		const named = textOf('example.env').matchAll(/^(\w+)=(.*)$/gm);
		expect(new Map([...named].map(([, name, value]) => [name, value]))).toEqual(
			new Map([...wanted].map((name) => [name, ''])),
		);
	});

	it('sends the addresses of deliveries, callbacks and forms to the process for webhooks', () => {
		const caddyfile = textOf('Caddyfile');
		const paths = /@production path (.+)/.exec(caddyfile)![1]!.split(' ');
		expect(paths).toEqual(productionPaths.map((path) => `/${path}/*`));
		expect(caddyfile).toMatch(/handle @production \{\s+reverse_proxy webhook:5678\s/);
		expect(caddyfile).toMatch(/handle \{\s+reverse_proxy main:5678\s/);
	});
});

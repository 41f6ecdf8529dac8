import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** What n8n takes over from us: what programs need to run at all, and nothing that configures n8n. */
const inherited = [
	...['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
	...['SystemRoot', 'ComSpec', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
];

/** Parts of n8n that call out, or that a demo of calls and outcomes has no use for. */
const unused = [
	...['mcp-registry', 'instance-ai', 'chat-hub', 'agents', 'agent-evals', 'workflow-builder'],
	...['insights', 'external-secrets', 'source-control', 'promotions', 'provisioning', 'sso-oidc'],
	...['sso-saml', 'ldap', 'log-streaming', 'mcp', 'quick-connect', 'instance-reporting'],
	...['dynamic-credentials', 'breaking-changes'],
];

/** Switched off: with these n8n asks no other computer for anything. */
const silence: Record<string, string> = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	N8N_DISABLED_MODULES: unused.join(','),
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_PYTHON_ENABLED: 'false',
};

/** The folder workflows of this n8n may read files from and write them to. */
export const filesFolder = (userFolder: string): string => join(userFolder, 'files');

/** Everything n8n is told at its start: quiet, on the loopback address only, its data in one folder. */
export function environmentOf(server: {
	userFolder: string;
	node: string;
	port: number;
	brokerPort: number;
}): NodeJS.ProcessEnv {
	mkdirSync(filesFolder(server.userFolder), { recursive: true });
	const taken = Object.entries(process.env).filter(([name]) => inherited.includes(name));
	const path = process.env.PATH ?? '';
	return {
		...Object.fromEntries(taken),
		...silence,
		// n8n starts its task runner as `node`, which must be the one it runs on itself.
		PATH: `${dirname(server.node)}${delimiter}${path}`,
		N8N_USER_FOLDER: server.userFolder,
		N8N_PORT: String(server.port),
		N8N_RUNNERS_BROKER_PORT: String(server.brokerPort),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder(server.userFolder),
	};
}

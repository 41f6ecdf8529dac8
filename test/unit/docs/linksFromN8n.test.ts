import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../../package.json';
import { projectFolder } from '../../../tools/folders';
import { AiRudderApi } from '../../../credentials/AiRudderApi.credentials';
import { AiRudderChatbotApi } from '../../../credentials/AiRudderChatbotApi.credentials';
import { AiRudderDialerApi } from '../../../credentials/AiRudderDialerApi.credentials';
import { anchorsIn } from './markdown';

interface Codex {
	alias: string[];
	resources: Record<string, Array<{ url: string }>>;
}

const codices = packageJson.n8n.nodes.map(codexOf);

/** @param file Of a node, as the package names it: in `dist/`, compiled. */
function codexOf(file: string): Codex {
	const source = file.replace(/^dist\//, '').replace(/\.js$/, '.json');
	return JSON.parse(readFileSync(join(projectFolder, source), 'utf8')) as Codex;
}

/** Where pages of this repository are read. */
const published = 'https://github.com/n8n-nodes-airudder/n8n-nodes-airudder/blob/main/';

it.each([
	...codices.flatMap(({ resources }) => Object.values(resources).flat()),
	...[AiRudderApi, AiRudderChatbotApi, AiRudderDialerApi].map((Credential) => ({
		url: new Credential().documentationUrl,
	})),
])('the help of n8n leads to a page and a place that are there: $url', ({ url }) => {
	expect(url.startsWith(published)).toBe(true);
	const [page = '', anchor] = url.slice(published.length).split('#');
	expect(existsSync(join(projectFolder, page))).toBe(true);
	if (anchor !== undefined) expect(anchorsIn(page)).toContain(anchor);
});

it.each([
	'ai rudder',
	'call',
	'collection',
	'dialer',
	'outbound',
	'robocall',
	'sms',
	'text message',
	'whatsapp',
])('who searches the nodes panel for "%s" finds a node', (word) => {
	expect(codices.some(({ alias }) => alias.includes(word))).toBe(true);
});

// n8n shows a node and its trigger as one entry, and searches the words of the node alone.
it.each(['AiRudder', 'AiRudderChatbot'])(
	'who searches for a word of the trigger finds it in the entry that it shares with %s',
	(name) => {
		const words = (node: string) => codexOf(`dist/nodes/${node}/${node}.node.js`).alias;
		expect(words(`${name}Trigger`).filter((word) => !words(name).includes(word))).toEqual([]);
	},
);

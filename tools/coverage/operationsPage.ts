import { endpointOf, evidenceOf } from '../../nodes/shared/api/endpoint';
import type { EndpointId, WebhookId } from '../../nodes/shared/api/endpoints.generated';
import { catalogue, chatbotEventNames, voiceEventNames } from '../../nodes/shared/events';
import { code, markdownTable, plainText } from './markdown';
import { actions, logins, type Action } from './table';

/** Pages that say more of a resource or an operation. What is not named here is in the tables all the same. */
const explained: Readonly<Record<string, string>> = {
	'AiRudder/call/getMissed': 'polling.md#call-get-missed',
	'AiRudder/customApiCall': 'custom-api-call.md',
	'AiRudder/dialerTask': 'dialer.md',
	'AiRudder/dialerTask/getReport': 'report.md',
	'AiRudder/plan/create': 'unpublished.md#contacts-from-items',
	'AiRudder/recording': 'recordings.md',
	'AiRudder/sms/send': 'workflows.md#sms-send',
	'AiRudder/task': 'calling-tasks.md',
	'AiRudder/task/checkContacts': 'contacts.md#check-contacts',
	'AiRudder/task/getReport': 'report.md',
	'AiRudder/workflow': 'workflows.md',
	'AiRudder/workflow/getReport': 'report.md',
	'AiRudder/workflow/updateContacts': 'unpublished.md#contacts-from-items',
	'AiRudderChatbot/customApiCall': 'custom-api-call.md',
	'AiRudderChatbot/file': 'chatbot.md#files',
	'AiRudderChatbot/message/sendHuaweiUserMessage': 'chatbot.md#message-send-huawei-user-message',
	'AiRudderChatbot/session/getMessages': 'chatbot.md#session-get-messages',
	'AiRudderChatbot/template/sendMany': 'unpublished.md#contacts-from-items',
};

/** docs/operations.md: every operation and every event of the nodes, for the people who use them. */
export function operationsPage(): string {
	const nodes = [...new Set(actions.map(({ node }) => node))];
	return [
		'# Every operation',
		'<!-- Written by "npm run coverage:contract -- --write" from contract/airudder.openapi.yaml and the nodes. Do not edit. -->',
		'All that the nodes can do, in the words that n8n shows. In **bold** stands what calls or messages people, or lets that happen; it is [sent once](never-twice.md). A Custom API Call does whatever its path does. † marks what AIRudder does not publish: the form [asks for the path](unpublished.md). **Name** is the name for Endpoint Paths of the credential; **Evidence** is [how well the operation is known](evidence.md).',
		...nodes.flatMap((node) => [`## ${node}`, ...resourcesOf(node).map(resourceSection)]),
		'## Signing in',
		'The credentials do this by themselves. AIRudder Chatbot API signs [each request](chatbot.md#the-signature) instead.',
		loginTable(),
		'## Events',
		'What starts a workflow, and the name of it in the field `event` of the item. † marks events whose fields AIRudder does not publish. Where to enter the address: [trigger.md](trigger.md#events) and [chatbot.md](chatbot.md#events). AIRudder Polling Trigger asks for calls and tasks that ended [by itself](polling.md).',
		'### AIRudder Trigger',
		eventTable(voiceEventNames),
		'### AIRudder Chatbot Trigger',
		eventTable(chatbotEventNames),
	].join('\n\n');
}

/** The actions of a node, those of one resource together. */
function resourcesOf(node: string): Action[][] {
	const own = actions.filter((action) => action.node === node);
	const resources = [...new Set(own.map(({ resource }) => resource))];
	return resources.map((resource) => own.filter((action) => action.resource === resource));
}

function resourceSection(own: readonly Action[]): string {
	const [{ resource, place }] = own as readonly [Action];
	const page = explained[place.slice(0, place.lastIndexOf('/'))];
	return [
		`### ${plainText(resource)}`,
		...(page === undefined ? [] : [`More: [${page.replace(/#.*/, '')}](${page})`]),
		markdownTable(
			['Operation', 'In the list of actions', 'What it does', 'Name', 'Evidence'],
			own.map(operationRow),
		),
	].join('\n\n');
}

function operationRow({ place, operation }: Action): string[] {
	const { name, action, description, endpoint: id } = operation;
	const page = explained[place];
	const title = page === undefined ? plainText(name) : `[${plainText(name)}](${page})`;
	const texts = [action, description].map(plainText);
	if (id === undefined) return [title, ...texts, '', ''];
	const { effect, evidence } = endpointOf(id);
	const shown = effect === 'contacts' ? `**${title}**` : title;
	return [`${shown}${markOf(evidence)}`, ...texts, code(id), evidence];
}

function loginTable(): string {
	const rows = Object.entries(logins).map(([id, credential]) => [
		credential,
		code(id),
		endpointOf(id as EndpointId).evidence,
	]);
	return markdownTable(['Credential', 'Name', 'Evidence'], rows);
}

function eventTable(events: readonly WebhookId[]): string {
	const rows = events.map((id) => {
		const { name, description } = catalogue[id];
		const evidence = evidenceOf(id);
		return [`${plainText(name)}${markOf(evidence)}`, plainText(description), code(id), evidence];
	});
	return markdownTable(['Event', 'When', 'Name', 'Evidence'], rows);
}

function markOf(evidence: string): string {
	return evidence === 'unpublished' ? '†' : '';
}

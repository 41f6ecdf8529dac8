import {
	type INode,
	type INodeParameters,
	type INodeType,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';
import { AiRudderChatbotTrigger } from '../../../../nodes/AiRudderChatbotTrigger/AiRudderChatbotTrigger.node';
import { AiRudderPollingTrigger } from '../../../../nodes/AiRudderPollingTrigger/AiRudderPollingTrigger.node';
import { AiRudderTrigger } from '../../../../nodes/AiRudderTrigger/AiRudderTrigger.node';

const triggers: Array<[string, INodeType]> = [
	['AIRudder Trigger', new AiRudderTrigger()],
	['AIRudder Chatbot Trigger', new AiRudderChatbotTrigger()],
];
/** An event that both have. */
const event = 'workflowChatbotSessionEnded';

function placed(type: INodeType, parameters: INodeParameters): INode {
	const place = { typeVersion: 1, position: [0, 0] as [number, number] };
	return { ...place, id: 'n', name: 'Trigger', type: type.description.name, parameters };
}

/** What stands under the node on the canvas. */
function subtitleOf(type: INodeType, parameters: INodeParameters): unknown {
	const node = placed(type, parameters);
	const nodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const subtitle = type.description.subtitle!;
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

/** The names of the fields that the panel shows. */
function shownFields({ description }: INodeType, parameters: INodeParameters): string[] {
	return description.properties
		.filter((property) =>
			NodeHelpers.displayParameter(
				parameters,
				property,
				{ typeVersion: 1 },
				description,
				parameters,
			),
		)
		.map(({ displayName }) => displayName);
}

describe.each(triggers)('the panel of %s', (_name, type) => {
	it('asks for events before all else that is filled in', () => {
		const [first] = type.description.properties.filter((property) => property.type !== 'notice');
		expect(first).toMatchObject({ displayName: 'Trigger On', required: true });
	});

	it('does not ask for events where the address receives one alone', () => {
		const chosen = { events: [], options: { eventKind: event } };
		expect(shownFields(type, chosen)).not.toContain('Trigger On');
		for (const options of [{}, { eventKind: 'any' }, { attachRecording: true }])
			expect(shownFields(type, { events: [], options })).toContain('Trigger On');
	});

	it('shows the command for each event that starts the workflow, and for no other', () => {
		const commands = (parameters: INodeParameters) =>
			shownFields(type, { showTestCommands: true, ...parameters }).filter((name) =>
				name.startsWith('Command for '),
			);
		const one = ['Command for Workflow Chatbot Session Ended'];
		expect(commands({ events: [event], options: {} })).toEqual(one);
		expect(commands({ events: [event], options: { eventKind: 'any' } })).toEqual(one);
		expect(commands({ events: [], options: { eventKind: event } })).toEqual(one);
		expect(commands({ events: [event], options: { eventKind: event } })).toEqual(one);
		expect(commands({ events: [], options: {} })).toEqual([]);
	});

	it('tells on the canvas in words which events start the workflow', () => {
		const words = 'Workflow Chatbot Session Ended';
		expect(subtitleOf(type, { events: [event], options: {} })).toBe(words);
		expect(subtitleOf(type, { events: [event, event] })).toBe(`${words}, ${words}`);
		expect(subtitleOf(type, { events: [], options: { eventKind: event } })).toBe(words);
		expect(subtitleOf(type, { events: [], options: { eventKind: 'any' } })).toBe('');
	});

	it('names each event in the nodes panel in plain words', () => {
		const { options = [] } = type.description.properties.find(({ name }) => name === 'events')!;
		const actions = options.map((option) => ('action' in option ? option.action : undefined));
		for (const action of actions) expect(action).toMatch(/^On [a-z]/);
		expect(new Set(actions).size).toBe(options.length);
		const titles = options.map(({ name }) => `On ${name.toLowerCase()}`);
		expect(titles).not.toEqual(actions);
		expect(actions.join(' ')).not.toMatch(/\b(?:api|sms|whatsapp)\b/);
	});
});

it('AIRudder Polling Trigger tells on the canvas in words what starts the workflow', () => {
	const polling = new AiRudderPollingTrigger();
	expect(subtitleOf(polling, { events: ['callEnded', 'taskEnded'] })).toBe(
		'Call Finished, Task Finished',
	);
	expect(subtitleOf(polling, { events: [] })).toBe('');
});

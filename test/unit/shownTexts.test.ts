import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { AiRudderApi } from '../../credentials/AiRudderApi.credentials';
import { AiRudderChatbotApi } from '../../credentials/AiRudderChatbotApi.credentials';
import { AiRudderDialerApi } from '../../credentials/AiRudderDialerApi.credentials';
import { AiRudder } from '../../nodes/AiRudder/AiRudder.node';
import { AiRudderChatbot } from '../../nodes/AiRudderChatbot/AiRudderChatbot.node';
import { AiRudderChatbotTrigger } from '../../nodes/AiRudderChatbotTrigger/AiRudderChatbotTrigger.node';
import { AiRudderPollingTrigger } from '../../nodes/AiRudderPollingTrigger/AiRudderPollingTrigger.node';
import { AiRudderTrigger } from '../../nodes/AiRudderTrigger/AiRudderTrigger.node';

const nodes = [
	AiRudder,
	AiRudderChatbot,
	AiRudderTrigger,
	AiRudderChatbotTrigger,
	AiRudderPollingTrigger,
].map((Node) => new Node().description);
const credentials = [AiRudderApi, AiRudderChatbotApi, AiRudderDialerApi].map(
	(Credential) => new Credential(),
);

/** What concerns the makers of the package, not those who use it. */
const ofTheMakers =
	/\bcontract\b|consumer|client|evidence|inferred|spelt|in production|was seen|were seen|sample body|names no limit|does not explain/i;

it.each([...nodes, ...credentials].map((one) => [one.displayName, one] as const))(
	'%s speaks to its users in its form, not about our sources',
	(_name, { properties }) => {
		const shown = properties.flatMap(textsOf);
		expect(shown.length).toBeGreaterThan(3);
		expect(shown.filter((text) => ofTheMakers.test(text))).toEqual([]);
	},
);

type Shown = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** Every text of a field that a user reads: its own, and those of its options and of the fields within it. */
function textsOf(shown: Shown): string[] {
	const {
		displayName,
		description,
		hint,
		placeholder,
		action,
		options = [],
		values = [],
	} = {
		...(shown as Partial<INodeProperties & INodePropertyOptions & INodePropertyCollection>),
	};
	const name = 'type' in shown ? undefined : shown.name;
	const own = [displayName, name, description, hint, placeholder, action];
	return [
		...own.filter((text): text is string => typeof text === 'string'),
		...[...options, ...values].flatMap(textsOf),
	];
}

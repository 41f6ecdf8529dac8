import { chatbotSamples } from './chatbot';
import { dialerSamples } from './dialer';
import { samplesFromContract } from './fromContract';
import type { Samples } from './sample';
import { taskSamples } from './tasks';
import { workflowSamples } from './workflows';

/** A sample of every action, by its place: `AiRudder/task/create`. */
export const samples: Samples = {
	...placed('AiRudder', {
		...samplesFromContract('AiRudder'),
		...taskSamples,
		...workflowSamples,
		...dialerSamples,
	}),
	...placed('AiRudderChatbot', { ...samplesFromContract('AiRudderChatbot'), ...chatbotSamples }),
};

function placed(node: string, own: Samples): Samples {
	return Object.fromEntries(
		Object.entries(own).map(([name, sample]) => [`${node}/${name.replace('.', '/')}`, sample]),
	);
}

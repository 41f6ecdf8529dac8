import { chatbotSamples } from './chatbot';
import { dialerSamples } from './dialer';
import type { Samples } from './sample';
import { taskSamples } from './tasks';
import { unpublishedSamples } from './unpublished';
import { workflowSamples } from './workflows';

/** A sample of every action, by its place: `AiRudder/task/create`. */
export const samples: Samples = {
	...placed('AiRudder', {
		...unpublishedSamples('AiRudder'),
		...taskSamples,
		...workflowSamples,
		...dialerSamples,
	}),
	...placed('AiRudderChatbot', { ...unpublishedSamples('AiRudderChatbot'), ...chatbotSamples }),
};

function placed(node: string, own: Samples): Samples {
	return Object.fromEntries(
		Object.entries(own).map(([name, sample]) => [`${node}/${name.replace('.', '/')}`, sample]),
	);
}

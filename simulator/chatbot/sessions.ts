import { isRecord, newId, textOr, type Wire } from '../formats/values';

/** The session that every simulator begins with; the contract's option ids begin with it. */
export const sampleSessionId = '3eeb467c935f6f2cb45021364ef3c1e8';
/** More than two pages of the size in the contract's samples. */
export const sampleSessionLength = 45;
const secondsBetweenMessages = 30;

/** A message as the contract has it. Contract: ChatbotMessage. */
export interface SessionMessage extends Wire {
	msg_id: string;
}

/** The messages of chatbot sessions, newest last. */
export class Sessions {
	private readonly messages = new Map<string, SessionMessage[]>();

	constructor(private readonly now: () => number) {
		this.reset();
	}

	/** The session's messages, newest first; undefined when there is no such session. */
	newestFirst(callId: string): SessionMessage[] | undefined {
		const messages = this.messages.get(callId);
		return messages && [...messages].reverse();
	}

	/** Adds what a user sent, and the robot's reply to it. Returns the user's messages. */
	receive(callId: string, inbound: unknown[]): SessionMessage[] {
		return inbound.filter(isRecord).map((message) => {
			const text = textSentBy(message);
			const sent = this.add(callId, 'user', { ...message, interactive: undefined, text });
			this.add(callId, 'robot', { type: 'text', text: `You wrote: ${text}` });
			return sent;
		});
	}

	/** Forgets all but the sample session. */
	reset(): void {
		this.messages.clear();
		const began = this.now() - sampleSessionLength * secondsBetweenMessages * 1000;
		for (let number = 1; number <= sampleSessionLength; number += 1) {
			const sender = number % 2 === 0 ? 'robot' : 'user';
			const at = began + number * secondsBetweenMessages * 1000;
			this.add(sampleSessionId, sender, { type: 'text', text: `Message ${number}` }, at);
		}
	}

	private add(
		callId: string,
		sender: 'user' | 'robot',
		content: Wire,
		at = this.now(),
	): SessionMessage {
		const message: SessionMessage = {
			msg_id: newId(),
			seat_id: '',
			timestamp: Math.floor(at / 1000),
			sender_type: sender,
			status: sender === 'user' ? 'read' : 'delivery',
			content,
		};
		this.messages.set(callId, [...(this.messages.get(callId) ?? []), message]);
		return message;
	}
}

/** The text of a message, or the title of the option that was clicked. */
function textSentBy({ text, interactive }: Wire): string {
	if (!isRecord(interactive)) return textOr(text);
	const option = interactive.list_reply ?? interactive.button_reply;
	return isRecord(option) ? textOr(option.title) : '';
}

import type { webhooks, WebhookId } from '../../api/endpoints.generated';
import { callEvents } from './callEvents';
import { messageEvents, sessionEvents } from './chatbotEvents';
import { dialerEvents } from './dialerEvents';
import type { EventKind } from './event';
import { inboundEvents } from './inboundEvents';
import { workflowChatbotEvents, workflowEvents } from './workflowEvents';

/** Webhooks by the contract's tag: a missing one is named by the compiler. */
type ChatbotWebhook = {
	[Id in WebhookId]: (typeof webhooks)[Id]['tag'] extends 'Chatbot' ? Id : never;
}[WebhookId];
type VoiceWebhook = Exclude<WebhookId, ChatbotWebhook>;

/** The events of AIRudder Trigger, by their name in the contract's webhooks. */
export const voiceCatalogue = {
	...callEvents,
	...workflowEvents,
	...workflowChatbotEvents,
	...dialerEvents,
	...inboundEvents,
} satisfies Record<VoiceWebhook, EventKind>;

/** The events of AIRudder Chatbot Trigger. */
export const chatbotCatalogue = {
	...sessionEvents,
	...messageEvents,
	...workflowChatbotEvents,
} satisfies Record<ChatbotWebhook, EventKind>;

/** All events of the contract. */
export const catalogue: Readonly<Record<WebhookId, EventKind>> = {
	...voiceCatalogue,
	...chatbotCatalogue,
};

/** Name of an event in the contract. */
export type CatalogueEvent = WebhookId;

const namesIn = (events: object) => Object.keys(events) as CatalogueEvent[];

/** Names of all events, of those of AIRudder Trigger, and of those of AIRudder Chatbot Trigger. */
export const eventNames = namesIn(catalogue);
export const voiceEventNames = namesIn(voiceCatalogue);
export const chatbotEventNames = namesIn(chatbotCatalogue);

import { endpoints, type EndpointId } from './endpoints.generated';

/** The credential types of this package. */
export type CredentialType = 'aiRudderApi' | 'aiRudderDialerApi' | 'aiRudderChatbotApi';

/**
 * The credential that an operation is sent with: the predictive dialer has a login of its own, the chatbot signs each
 * request, everything else shares the token of obtainToken.
 */
export function credentialOf(endpoint: EndpointId): CredentialType {
	const { family, tag } = endpoints[endpoint];
	if (family === 'chatbot') return 'aiRudderChatbotApi';
	return tag === 'Predictive dialer' ? 'aiRudderDialerApi' : 'aiRudderApi';
}

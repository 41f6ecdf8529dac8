import type { ICredentialDataDecryptedObject, INodePropertyOptions } from 'n8n-workflow';
import { wrongInput } from './failure';

/** Value of a credential that takes a delivery signed in any way of the table. Contract: securitySchemes.chatbotSign. */
export const detectScheme = 'detect';

/** Detect, for the credential's list of schemes. */
export const detectOption: INodePropertyOptions = {
	name: 'Detect (Receiving Only)',
	value: detectScheme,
	description:
		'AIRudder Chatbot Trigger tries all the others, takes what fits one, and names that one in the log of n8n',
};

/** Throws `input` when a request is to be signed and the credential only detects: which way to sign would be a guess. */
export function assertCanSign({ signatureScheme }: ICredentialDataDecryptedObject): void {
	if (signatureScheme !== detectScheme) return;
	throw wrongInput(
		'The Signature Scheme Detect of the credential is for receiving only; requests cannot be signed with it',
		'Choose the scheme that AIRudder Chatbot Trigger names in the log of n8n, or what AIRudder told you.',
	);
}

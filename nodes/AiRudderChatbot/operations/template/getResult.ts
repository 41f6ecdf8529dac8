import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** What became of a template message. Contract: getTemplateMessageResult. */
export const getResult = fromContract('getTemplateMessageResult', {
	name: 'Get Result',
	action: 'Get the result of a template message',
	description: 'Retrieve what became of a template message that was sent',
});

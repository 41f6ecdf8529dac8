import type { IDataObject } from 'n8n-workflow';
import { firstOf, idText, isText, withoutBlanks } from '../../api/values';
import { readCall } from '../../calls';
import { readEndedCall } from './callEvents';
import { event } from './event';
import { allButTime } from './identity';
import { callIdNames, isCall } from './shapes';
import { unpublishedItem } from './unpublishedItem';

const messageIdNames = ['messageId', 'message_id'];

/** Events of inbound calls, which AIRudder's staff switch on, and of text messages. Their payloads are not published. */
export const inboundEvents = {
	/** Contract: inboundTransferredToAgent. */
	inboundTransferredToAgent: event({
		name: 'Inbound Call Transferred to Agent',
		action: 'On inbound call transferred to an agent',
		description: 'An inbound call was handed to an agent',
		toItem: (body) => unpublishedItem(body, readCall, isCall),
		identity: allButTime(...callIdNames),
	}),
	/** Contract: inboundCallEnded. */
	inboundCallEnded: event({
		name: 'Inbound Call Ended',
		action: 'On inbound call ended',
		description: 'An inbound call ended',
		toItem: (body) => unpublishedItem(body, readEndedCall, isCall),
		identity: allButTime(...callIdNames),
		tells: ['answered', 'intention'],
	}),
	/** Contract: smsDeliveryReceipt. Read by the names of sendSms; one message has a receipt per number and status. */
	smsDeliveryReceipt: event({
		name: 'SMS Delivery Receipt',
		action: 'On delivery receipt of a text message',
		description: 'A text message reached its recipient, or did not',
		toItem: (body) => unpublishedItem(body, readReceipt, isReceipt),
		identity: allButTime(...messageIdNames),
	}),
};

function isReceipt(body: IDataObject): boolean {
	return idText(firstOf(body, messageIdNames)) !== undefined;
}

function readReceipt(source: IDataObject): object {
	return {
		...readCall(source),
		...withoutBlanks({
			messageId: idText(firstOf(source, messageIdNames)),
			...(isText(source.to) ? { phoneNumber: source.to } : {}),
		}),
	};
}

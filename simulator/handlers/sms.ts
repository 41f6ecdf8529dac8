import { data } from '../answers';
import { isCallbackAddress } from '../dialer/callback';
import { refuseAsBrokenBy } from '../dialer/codes';
import { isDiallable } from '../calls/taskCaller';
import { fitted } from '../contract/fitting';
import { inSnakeCase } from '../formats/naming';
import { isRecord, newId, type Wire } from '../formats/values';
import { callOutcomeOf } from '../outcomes';
import type { Switches } from '../switches';
import type { World } from '../world';
import type { SentMessage } from '../types';
import type { OperationHandler } from './types';

/** Seconds until a telephone says that it has the message. */
const secondsUntilReceipt = 5;

/** Sends one text message to each recipient. Contract: sendSms. */
export const sendSms: OperationHandler = ({ body }, world) => {
	const recipients = Array.isArray(body.to) ? body.to.map(String) : [];
	const { callbackUrl } = body;
	if (recipients.length === 0) return refuseAsBrokenBy('contactsMissing');
	if (!recipients.every(isDiallable)) return refuseAsBrokenBy('numberMalformed');
	const hasCallback = callbackUrl !== undefined && callbackUrl !== '';
	if (hasCallback && !isCallbackAddress(callbackUrl)) return refuseAsBrokenBy('callbackNotValid');
	const messageId = newId();
	const sent = recipients.map((to): SentMessage => ({
		to,
		message: String(body.message),
		from: String(body.from),
		messageId,
	}));
	world.messages.push(...sent);
	if (isCallbackAddress(callbackUrl)) {
		const receipts = receiptsOf(messageId, recipients, world.switches);
		world.clock.after(secondsUntilReceipt, () => report(receipts, callbackUrl, world));
	}
	return data({ messageId });
};

async function report(receipts: Wire[], url: string, world: World): Promise<void> {
	for (const receipt of receipts) {
		const body = fitted('smsDeliveryReceipt', receipt, world.eventContract);
		world.checkEvent('smsDeliveryReceipt', body);
		await world.webhooks.send({ event: 'smsDeliveryReceipt', url, body });
	}
}

/** Bodies of smsDeliveryReceipt. Nothing of them is known. */
function receiptsOf(messageId: string, recipients: string[], switches: Switches): Wire[] {
	const single = recipients.map((to) => ({ messageId, to, status: statusOf(to) }));
	const receipts: Wire[] =
		switches.smsReceiptPer === 'recipient' ? single : [{ messageId, recipients: single }];
	const isSnake = switches.smsReceiptStyle === 'snake_case';
	return isSnake ? receipts.map(inSnakeCase).filter(isRecord) : receipts;
}

/** A telephone that can be reached gets the message, even when nobody picks up. */
function statusOf(number: string): string {
	const { ringType } = callOutcomeOf(number, 1);
	return ringType === 'normal' || ringType === 'busy' ? 'delivered' : 'failed';
}

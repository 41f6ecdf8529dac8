import { createHmac } from 'node:crypto';
import { samples } from '../../../nodes/shared/events/recognition/samples';
import { sampleChatbotKey } from '../../../simulator';

/** What AIRudder posts to an address: the same each time. */
export interface SentDelivery {
	body: string;
	headers: Record<string, string>;
}

/** Turns of a dialogue of hours: 200 KB. Calls of minutes have some tens. */
const manyTurns = 1000;

/** The Webhook Secret, and the header that carries it. */
export const secret = { name: 'x-webhook-secret', value: 'long and made up' };

const callEnded = JSON.stringify(samples.callEnded);
const botReplied = JSON.stringify(samples.botReplied);

/** The deliveries that the bench sends. The signature is the one of the scheme `hmacSha256BodyHex`. */
export const deliveries = {
	unsigned: { body: callEnded, headers: {} },
	withSecret: { body: callEnded, headers: { [secret.name]: secret.value } },
	signed: {
		body: botReplied,
		headers: {
			'X-AIRudder-Sign': createHmac('sha256', sampleChatbotKey.secret)
				.update(botReplied)
				.digest('hex'),
			[secret.name]: secret.value,
		},
	},
	largeTranscript: {
		body: JSON.stringify({
			...samples.callEnded,
			TalkRound: manyTurns,
			AsrResult: Array.from({ length: manyTurns }, (_, turn) => ({
				time: `00:${String(Math.floor(turn / 60) % 60).padStart(2, '0')}:${String(turn % 60).padStart(2, '0')}`,
				robottext: `Hello, this is a reminder of your payment, part ${turn}. When can you pay?`,
				text: `I can pay on day ${turn}, please call again when that has passed. Thank you.`,
			})),
		}),
		headers: {},
	},
} satisfies Record<string, SentDelivery>;

export type DeliveryKind = keyof typeof deliveries;

import axios from 'axios';
import type { Clock } from './clock';
import type { Switches } from './switches';
import type { Delivery } from './types';

const answerWithinMs = 10_000;
/** How long events gather, in simulated seconds, before they go out in reverse. */
const secondsGathered = 60;

interface Sending {
	event: string;
	url: string;
	body: Record<string, unknown>;
}

/**
 * Posts events as x-webhook-delivery says: JSON, User-Agent Airudder. Any answer but 200 is
 * abnormal and brings the next try, until the tries are used up and the event is dropped.
 */
export class Webhooks {
	readonly deliveries: Delivery[] = [];
	/** Events neither taken nor dropped yet. */
	pending = 0;
	/** Events that wait to go out in reverse. */
	private readonly gathered: Sending[] = [];

	constructor(
		private readonly clock: Clock,
		private readonly switches: () => Switches,
		private readonly surroundings: {
			stopping: AbortSignal;
			/** Headers beside those that every event has. */
			headersOf: (event: string, body: string) => Record<string, string>;
			onDelivery: (delivery: Delivery) => void;
		},
	) {}

	/**
	 * Sends an event when and as often as the switches say, at once and once at the start; as long
	 * as it is not taken, again on the simulated clock.
	 */
	async send(sending: Sending): Promise<void> {
		const { deliveryCopies, deliveryDelaySeconds: delay, deliveryOrder } = this.switches();
		const copies = Array.from({ length: deliveryCopies }, () => sending);
		this.pending += copies.length;
		if (deliveryOrder === 'reversed') this.gather(copies, delay);
		else if (delay > 0) this.clock.after(delay, () => this.attemptAll(copies));
		else await this.attemptAll(copies);
	}

	/** Sends an event exactly once. Returns what became of it. */
	async sendOnce(sending: Sending, nthTry = 1): Promise<Delivery> {
		const delivery: Delivery = { ...sending, try: nthTry, at: new Date(this.clock.now()) };
		this.deliveries.push(delivery);
		const { stopping, onDelivery, headersOf } = this.surroundings;
		const text = JSON.stringify(sending.body);
		const headers = headersOf(sending.event, text);
		Object.assign(delivery, await post(sending.url, text, headers, stopping));
		onDelivery(delivery);
		return delivery;
	}

	/** Forgets all deliveries, also those still to be repeated. */
	reset(): void {
		this.deliveries.length = 0;
		this.gathered.length = 0;
		this.pending = 0;
	}

	private gather(sendings: Sending[], delay: number): void {
		if (this.gathered.length === 0) {
			this.clock.after(secondsGathered + delay, () =>
				this.attemptAll(this.gathered.splice(0).reverse()),
			);
		}
		this.gathered.push(...sendings);
	}

	private async attemptAll(sendings: Sending[]): Promise<void> {
		for (const sending of sendings) await this.attempt(sending, 1);
	}

	private async attempt(sending: Sending, nthTry: number): Promise<void> {
		const { status } = await this.sendOnce(sending, nthTry);
		const { webhookTries, webhookRetrySeconds } = this.switches();
		if (status === 200 || nthTry >= webhookTries) {
			this.pending = Math.max(0, this.pending - 1);
			return;
		}
		this.clock.after(webhookRetrySeconds, () => this.attempt(sending, nthTry + 1));
	}
}

async function post(
	url: string,
	text: string,
	headers: Record<string, string>,
	stopping: AbortSignal,
): Promise<Partial<Delivery>> {
	try {
		const { status, data } = await axios.post<unknown>(url, text, {
			headers: { 'Content-Type': 'application/json', 'User-Agent': 'Airudder', ...headers },
			timeout: answerWithinMs,
			signal: stopping,
			maxRedirects: 0,
			proxy: false,
			validateStatus: () => true,
			responseType: 'text',
			transformResponse: (answer: unknown) => answer,
		});
		return { status, answer: String(data) };
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}

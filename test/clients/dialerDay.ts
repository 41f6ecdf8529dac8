import { sampleAccount, type Simulator } from '../../simulator';
import { beginDay } from './accountDay';
import { DialerClient, encodedCallback, type Contact, type NewDialerTask } from './dialerClient';

/** Numbers by what happens when they are called. */
export const numbers = {
	promises: '+6281111111110',
	refuses: '+6281111111114',
	hangsUp: '+6281111111115',
	busy: '+6281111111116',
	silent: '+6281111111118',
	unknown: '+6281111111190',
};

/** Columns of the sales template: text throughout. */
export function customer(number: string, column = 'PhoneNumber'): Contact {
	return {
		[column]: number,
		account_id: '1001',
		customer_id: '2001',
		application_id: '3001',
		fullname: 'Sari',
		available_limit: '',
	};
}

/** An address at which no connection is ever made. */
export const nobody = 'http://127.0.0.1:9/hooks';

/** The dialer's client on a simulator, with what it sends on one of its days. */
export class DialerDay {
	readonly client: DialerClient;

	private made = 0;

	private constructor(
		airudder: Simulator,
		readonly day: string,
		private readonly callbackUrl: string,
	) {
		this.client = new DialerClient(airudder.url, sampleAccount);
	}

	/** It is nine o'clock on a new day. */
	static async begin(airudder: Simulator, callbackUrl = nobody) {
		return new DialerDay(airudder, await beginDay(airudder), callbackUrl);
	}

	/** A task from half past nine to six. */
	task(contacts: unknown[], more: Partial<NewDialerTask> = {}): NewDialerTask {
		this.made += 1;
		const startTime = `${this.day} 09:30:00`;
		return {
			taskName: `Bucket1_${this.day.replaceAll('-', '')}_p${this.made}`,
			startTime,
			autoEndTime: `${this.day} 18:00:00`,
			groupName: 'Collection',
			callback: encodedCallback(this.callbackUrl),
			contacts,
			...more,
		};
	}

	/** Makes a task that calls these numbers; gives its id. */
	async calling(called: string[], more: Partial<NewDialerTask> = {}): Promise<string> {
		const contacts = called.map((number) => customer(number));
		const { taskId } = await this.client.createTask(this.task(contacts, more));
		return taskId;
	}
}

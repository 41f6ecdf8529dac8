import { sleep, type IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../api/client';
import type { WireRequest } from '../../api/wireRequest';
import { isUnique } from './uniqueName';

/** What a request made, if it can be told with certainty; undefined when nothing is found. A read. */
export type Find = (
	client: AiRudderClient,
	request: WireRequest,
) => Promise<IDataObject | undefined>;

/** A task whose answer was lost may take a moment to show in the list. */
const pausesMilliseconds = [0, 1000, 2000, 4000];

/**
 * Finds a task by its name after its create was sent and the answer was lost. Only a name that no other request can have
 * says whose task it is: with any other nothing is ever found. A list without the name proves nothing either.
 */
export function findByName(
	nameIn: (request: WireRequest) => string,
	tasksNamed: (client: AiRudderClient, name: string) => Promise<IDataObject[]>,
): Find {
	return async (client, request) => {
		const name = nameIn(request);
		if (!isUnique(name)) return undefined;
		for (const pause of pausesMilliseconds) {
			await sleep(pause);
			const [found, ...others] = await tasksNamed(client, name);
			if (found) return others.length === 0 ? found : undefined;
		}
		return undefined;
	};
}

import type { IDataObject, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { isText } from '../../api/values';
import { catalogue } from '../kinds/catalogue';
import type { DeliveredEvent } from './delivery';
import { unknownEvent } from './eventItem';
import { refused, type Refusal } from './refusal';

const name = 'rejectOlderThan';

/** Against deliveries that somebody kept and sends again. Off unless set: AIRudder itself delivers again, too. */
export const ageForm: INodeProperties = {
	displayName: 'Reject Older Than (Minutes)',
	name,
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	placeholder: 'e.g. 30',
	description:
		'Refuses what happened longer ago than so many minutes, or lies further ahead, by the time that the delivery itself tells (occurredAt). 0 takes everything.',
	hint: 'A delivery that tells no time is not touched. AIRudder delivers again for minutes: take 15 or more.',
};

const outOfTime: Refusal = { status: 403, reason: 'The time of this event is not accepted here' };

/**
 * Why an event may not come in at `now`, by its own time, `occurredAt`; undefined when it may, or tells none. A setting that
 * is no number lets nothing in: what was meant to keep replays out must not let them in because of an expression.
 */
export function ageRefusal(
	context: IWebhookFunctions,
	event: DeliveredEvent,
	body: IDataObject,
	now: Date,
): Refusal | undefined {
	// As entered, so that an expression that comes out empty is not taken for a limit that nobody wanted.
	const { [name]: entered } = context.getNode().parameters;
	if (entered === undefined || entered === null || entered === '') return undefined;
	const given: unknown = context.getNodeParameter(name, 0);
	const minutes = typeof given === 'number' || isText(given) ? Number(given) : NaN;
	if (minutes === 0) return undefined;
	if (!(minutes > 0)) {
		return refused(context, outOfTime, 'Reject Older Than is no number of minutes');
	}
	const occurredAt = timeOf(event, body);
	if (occurredAt === undefined) return undefined;
	const distance = Math.abs(now.getTime() - Date.parse(occurredAt));
	if (distance <= minutes * 60_000) return undefined;
	return refused(
		context,
		outOfTime,
		`it says that it happened at ${occurredAt}, which is not within ${minutes} minutes of now`,
	);
}

/** When an event happened, as it tells itself; ISO 8601. */
function timeOf(event: DeliveredEvent, body: IDataObject): string | undefined {
	if (event === unknownEvent) return undefined;
	const { occurredAt } = catalogue[event].toItem(body) as IDataObject;
	return isText(occurredAt) && !Number.isNaN(Date.parse(occurredAt)) ? occurredAt : undefined;
}

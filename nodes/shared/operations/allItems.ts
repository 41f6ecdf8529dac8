import type { IExecuteFunctions } from 'n8n-workflow';
import type { EndpointId } from '../api/endpoints.generated';
import { outcomeOf } from '../api/outcomes';
import type { ContactReport } from '../contacts';
import type { ContactsForm } from '../forms/contactsForm';
import { propertiesOf, type Fields, type ParametersOf } from '../forms/fields';
import { checkedContacts, type ContactDemands } from './checkedContacts';
import { hintAt, rulesInWords, skippedInWords, timesInWords } from './hints';
import { sendingOnce } from './once/sentOnce';
import type { Operation, OperationText } from './operation';
import { isSecondOutput, offersSecondOutput } from './outputForRows';
import { partsOfContacts, type PartsDemands } from './parts';
import { RowParameters } from './rowParameters';
import { sendParts, type PartsSending } from './sendParts';
import { notSent, rowsWithProblems, withReport } from './toldOfRows';

export interface AllItems<Form extends Fields & ContactsForm, Endpoint extends EndpointId>
	extends
		OperationText,
		PartsDemands<NoInfer<Form>>,
		PartsSending<NoInfer<Form>>,
		Omit<ContactDemands<NoInfer<Form>>, 'check'> {
	endpoint: Endpoint;
	fields: Form;
	/** Throws when something that only n8n knows stands against sending. Sends nothing itself. */
	check?: (context: IExecuteFunctions, parameters: ParametersOf<NoInfer<Form>>) => Promise<void>;
}

/**
 * An operation that turns all incoming items into one request, or into as many as their settings, their number or the
 * user asks for. It dials: every request is sent once, one after the other, and what is uncertain is reported.
 */
export function allItems<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	definition: AllItems<Form, Endpoint>,
): Operation<Endpoint> {
	const { name, action, description, endpoint, fields } = definition;
	return {
		name,
		action,
		description,
		endpoint,
		properties: propertiesOf(fields),
		...(offersSecondOutput(fields) ? { hasOutputForRows: true } : {}),
		async run(context) {
			const everyItem = context.getInputData().map((_item, index) => index);
			const hasOutputForRows = isSecondOutput(context, fields);
			const noRows = hasOutputForRows ? [[]] : [];
			const checked = await outcomeOf(async () => await checkRows(context, definition));
			if ('failure' in checked)
				return [await notSent(context, checked.failure, everyItem), ...noRows];
			const { report, rows } = checked.result;
			const prepared = await outcomeOf(async () =>
				partsOfContacts(context, definition, rows, report),
			);
			const standAlone = fields.invalidRows === undefined;
			if ('failure' in prepared)
				return [
					await notSent(context, prepared.failure, everyItem, { ...report, standAlone }),
					...noRows,
				];
			const parts = prepared.result;
			const items =
				parts.length === 0
					? []
					: await sendingOnce(
							context,
							parts.map(({ toSend }) => toSend),
							async (once) => await sendParts(context, definition, parts, once),
						);
			const [first] = parts;
			const schedule = first && definition.schedule?.(first.part.parameters);
			hintAt(context, [
				...skippedInWords(report),
				...rulesInWords(report),
				...timesInWords(schedule, context.getTimezone()),
			]);
			if (!hasOutputForRows) return [withReport(context, items, { ...report, standAlone })];
			return [
				withReport(context, items, { ...report, invalid: [], heldBack: [] }),
				rowsWithProblems(context, report),
			];
		},
	};
}

/** All rows and their settings, checked. Throws `input` for what is wrong with all of them. */
async function checkRows<Form extends Fields & ContactsForm, Endpoint extends EndpointId>(
	context: IExecuteFunctions,
	definition: AllItems<Form, Endpoint>,
): Promise<{ rows: RowParameters<Form>; report: ContactReport }> {
	const rows = new RowParameters(context, definition.fields);
	const report = await checkedContacts(context, rows, {
		...definition,
		check: async (parameters) => {
			definition.requests([{ contacts: [], parameters }]);
			await definition.check?.(context, parameters);
		},
	});
	return { rows, report };
}

import type { IDataObject } from 'n8n-workflow';
import { cellTexts, type Contact } from '../../../shared/contacts';
import type { Fields, ParametersOf } from '../../../shared/forms/fields';
import { optional, text, wholeNumber } from '../../../shared/forms/formPieces';
import { scheduleOf } from '../../../shared/forms/schedule';
import type { NewDialerTask } from './form';
import { settingFields } from './settings';

/** What uploaders in production put into one task. Contract: createDialerTask (x-notes). */
const usualContactsPerTask = 5000;
const usualPhoneNumberField = 'PhoneNumber';

/** Settings of the contacts, for a task that gets its contacts here. Contract: DialerTaskRequest (customizeContacts). */
export const contactSettingFields = {
	contactsPerTask: wholeNumber(
		{
			displayName: 'Contacts per Task',
			description:
				'A longer list becomes several tasks, with _p1, _p2 and so on behind their names. 5,000 is what is in use; AIRudder does not publish its limit.',
		},
		usualContactsPerTask,
		1,
	),
	phoneNumberField: text(
		{
			displayName: 'Phone Number Field at AIRudder',
			description:
				'Name of the field in which AIRudder expects the phone number of a contact. It depends on the account: some use phonenumber.',
			placeholder: 'e.g. phonenumber',
		},
		usualPhoneNumberField,
	),
};

/** Further settings of a task with contacts of its own, by name. */
export const settingOptions = optional(byName({ ...settingFields, ...contactSettingFields }));

function byName<Form extends Fields>(fields: Form): Form {
	const entries = Object.entries(fields).sort(([, one], [, other]) =>
		one.property.displayName.localeCompare(other.property.displayName),
	);
	return Object.fromEntries(entries) as Form;
}

/** The parameters of a new task that gets its contacts here. */
type NewTaskParameters = NewDialerTask & {
	taskName: string;
	options: Partial<ParametersOf<typeof contactSettingFields>>;
};

export interface NewTaskPart {
	contacts: Contact[];
	parameters: NewTaskParameters;
}

/** How contacts become dialer tasks, and what is sent of them. */
export const contactsOfTasks = {
	/** One task for everyone, up to Contacts per Task. */
	most: ({ options }: NewTaskParameters) => options.contactsPerTask ?? usualContactsPerTask,
	numberField,
	schedule: ({ start, end, timeZone: zone }: NewTaskParameters) => scheduleOf({ start, end, zone }),
	furtherNumbers: (parameters: NewTaskParameters) => ({
		fields: [...new Set(parameters.options.dialingOrder)].filter(
			(name) => name !== numberField(parameters),
		),
		label: settingFields.dialingOrder.property.displayName,
	}),
};

/** The contacts of a task as they are sent: every value is text. Contract: DialerTaskRequest (customizeContacts). */
export function wireDialerContacts(
	contacts: Contact[],
	parameters: NewTaskParameters,
): IDataObject[] {
	return contacts.map(({ number, fields }) => ({
		...cellTexts(fields),
		[numberField(parameters)]: number,
	}));
}

function numberField({ options }: NewTaskParameters): string {
	return options.phoneNumberField ?? usualPhoneNumberField;
}

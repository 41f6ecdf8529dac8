import type { IExecuteFunctions } from 'n8n-workflow';
import { secondOutput } from '../contacts';
import type { ContactsForm } from '../forms/contactsForm';
import { invalidRowsField } from './operation';

/**
 * Whether rows that are not sent come out by themselves. Not where an expression says so, because n8n draws the outputs by the
 * form, and not in a tool of an agent, which gets nothing but the first output: there they are skipped.
 */
export function isSecondOutput(
	context: IExecuteFunctions,
	fields: Pick<ContactsForm, 'invalidRows'>,
): boolean {
	const isChosen = context.getNode().parameters[invalidRowsField] === secondOutput;
	return isChosen && offersSecondOutput(fields) && !context.isToolExecution();
}

/** Whether the user may choose that. */
export function offersSecondOutput({ invalidRows }: Pick<ContactsForm, 'invalidRows'>): boolean {
	const options = invalidRows?.property.options ?? [];
	return options.some((option) => 'value' in option && option.value === secondOutput);
}

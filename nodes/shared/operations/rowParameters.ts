import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inputOr, wrongInput } from '../api/failure';
import { steady, tellsTime } from './once/standingClocks';
import {
	fieldMayVary,
	fieldsWhere,
	readParameters,
	type Field,
	type Fields,
	type ParametersOf,
} from '../forms/fields';

/** What holds for a row, or why nothing does: a value of its settings does not do. */
export type OfRow<Value> = { value: Value } | { reason: string };

/**
 * The parameters of an operation row by row. What does not depend on the item is read once; rows with equal parameters
 * get the very same object.
 */
export class RowParameters<Form extends Fields> {
	/** Whether they are the same for all rows. */
	readonly areEqual: boolean;

	private readonly shared: Partial<ParametersOf<Form>>;

	private readonly varying: Form;

	/** What of the node's settings varies, as the user entered it. */
	private readonly entered: IDataObject;

	private readonly moment = Date.now();

	private readonly byValue = new Map<string, OfRow<ParametersOf<Form>>>();

	private readonly byItem: Array<OfRow<ParametersOf<Form>>> = [];

	/** Throws `input` when a value that holds for all rows does not do. */
	constructor(
		private readonly context: IExecuteFunctions,
		fields: Form,
	) {
		const entered = context.getNode().parameters;
		const varies = (name: string, field: Field<unknown>) => fieldMayVary(field, entered[name]);
		this.varying = fieldsWhere(fields, varies);
		this.entered = Object.fromEntries(
			Object.keys(this.varying).map((name) => [name, entered[name]]),
		);
		this.areEqual = Object.keys(this.varying).length === 0;
		this.shared = readParameters(
			context,
			fieldsWhere(fields, (name, field) => !varies(name, field)),
			0,
		);
		if (this.areEqual) this.byItem.push({ value: this.shared as ParametersOf<Form> });
	}

	/** The parameters that hold for an item, or why a value does not do; never a reason when all are equal. */
	of(item: number): OfRow<ParametersOf<Form>> {
		const place = this.areEqual ? 0 : item;
		return (this.byItem[place] ??= inputOr(() => this.read(item)));
	}

	/** The parameters of an item whose settings do. Throws `input` when they do not. */
	valid(item: number): ParametersOf<Form> {
		const found = this.of(item);
		if ('reason' in found) throw wrongInput(found.reason);
		return found.value;
	}

	private read(item: number): OfRow<ParametersOf<Form>> {
		const own = readParameters(this.context, this.varying, item);
		// Rows that differ in their moment only have equal parameters: those of the first.
		const key = JSON.stringify(
			tellsTime(this.entered) ? steady(this.context, this.entered, item, this.moment) : own,
		);
		const known = this.byValue.get(key) ?? { value: { ...this.shared, ...own } };
		this.byValue.set(key, known);
		return known;
	}
}

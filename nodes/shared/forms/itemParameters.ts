import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../api/values';
import { isExpression } from './expressions';
import { fieldsWhere, readParameters, type Field, type Fields, type ParametersOf } from './fields';

/**
 * The parameters of an operation item by item. What the user entered without any expression is read once for all of them: n8n
 * takes a while for each parameter.
 */
export class ItemParameters<Form extends Fields> {
	private readonly fixed: Form;

	private readonly varying: Form;

	private fixedParameters: ParametersOf<Form> | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		fields: Form,
	) {
		const entered = context.getNode().parameters;
		const varies = (name: string, { property }: Field<unknown>) =>
			holdsExpression(entered[name] ?? property.default);
		this.fixed = fieldsWhere(fields, (name, field) => !varies(name, field));
		this.varying = fieldsWhere(fields, varies);
	}

	/** The parameters of one item. Throws `input`, naming the field, when a value does not do. */
	of(item: number): ParametersOf<Form> {
		this.fixedParameters ??= readParameters(this.context, this.fixed, item);
		return { ...this.fixedParameters, ...readParameters(this.context, this.varying, item) };
	}
}

function holdsExpression(entered: unknown): boolean {
	if (Array.isArray(entered)) return entered.some(holdsExpression);
	if (isObject(entered)) return Object.values(entered).some(holdsExpression);
	return isExpression(entered);
}

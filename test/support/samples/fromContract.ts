import type { INodeExecutionData } from 'n8n-workflow';
import { endpointOf } from '../../../nodes/shared/api/endpoint';
import type { EndpointId } from '../../../nodes/shared/api/endpoints.generated';
import { contactListOf } from '../../../nodes/shared/operations/fromContract/schemaForm/contactList';
import { inputsOf } from '../../../nodes/shared/operations/fromContract/schemaForm/inputs';
import type { RequestForm } from '../../../nodes/shared/operations/fromContract/requestForm';
import { forms } from '../../../nodes/shared/operations/fromContract/forms.generated';
import { actions } from '../../../tools/coverage/table';
import { customers } from '../engine/airudder';
import { formValue } from './formValue';
import type { Parameters, Sample, Samples } from './sample';

/** Where the simulator serves what AIRudder does not publish; the contract's stand-in for a path. */
export function standInPath(endpoint: EndpointId): string {
	return `/unpublished/${endpoint}`;
}

const contacts: Parameters = {
	contactsField: 'contacts',
	phoneNumberField: 'phone',
	phoneNumberColumn: 'mobile',
	contactFields: { further: [{ field: 'name', column: 'name' }] },
	body: '{"strategy":"s-1"}',
};

const binary: INodeExecutionData['binary'] = {
	data: {
		data: Buffer.from('a file').toString('base64'),
		mimeType: 'text/plain',
		fileName: 'note.txt',
	},
};

/** Every operation of a node whose form comes from the contract, with all that its form has. */
export function samplesFromContract(node: string): Samples {
	const own = actions.filter(
		({ place, operation: { endpoint } }) =>
			place.startsWith(`${node}/`) && endpoint && endpointOf(endpoint).form !== undefined,
	);
	return Object.fromEntries(
		own.map(({ place, operation }) => {
			const names = new Set(operation.properties.map(({ name }) => name));
			const sample = sampleOf(operation.endpoint!, names, forms[operation.endpoint!]);
			return [place.split('/').slice(1).join('.'), () => sample];
		}),
	);
}

function sampleOf(endpoint: EndpointId, names: Set<string>, form?: RequestForm): Sample {
	const written: Parameters = names.has('contactsField')
		? contacts
		: names.has('query')
			? { query: { pairs: [{ name: 'id', value: '7' }] } }
			: { body: '{"id":7}', ...(names.has('fileField') ? { fileField: 'file' } : {}) };
	const items = customers(2).map((item) => ({ ...item, binary }));
	if (!form) return { parameters: { endpointPath: standInPath(endpoint), ...written }, items };
	return builtSample(form, { ...written, endpointPath: '' }, items, {
		bareNumbers: names.has('contactsField'),
	});
}

/** Parameters that fill every field of a form, and items with everything that they name. */
export function builtSample(
	form: RequestForm,
	parameters: Parameters,
	items: INodeExecutionData[],
	options: { bareNumbers: boolean },
): Sample {
	const list = contactListOf(form, options);
	const inputs = inputsOf(form, { filesAsText: list !== undefined });
	const valuesOf = (required: boolean) =>
		Object.fromEntries(
			inputs
				.filter((input) => input.required === required)
				.map(({ key, isFile, schema }) => [key, isFile ? 'data' : formValue(schema)]),
		) as Parameters;
	const columns = list?.offered.map(({ field }) => ({ field, column: field })) ?? [];
	const item = form.body?.schema.properties?.[list?.name ?? '']?.items;
	const cells = columns.map(({ field }) => [
		field,
		formValue(item?.properties?.[field] ?? {}, true),
	]);
	return {
		parameters: {
			...parameters,
			...valuesOf(true),
			additionalFields: valuesOf(false),
			...(list ? { phoneNumberColumn: 'mobile', contactFields: { known: columns } } : {}),
		},
		items: items.map(({ json, ...rest }) => ({
			...rest,
			json: { ...json, ...(Object.fromEntries(cells) as object) },
		})),
	};
}

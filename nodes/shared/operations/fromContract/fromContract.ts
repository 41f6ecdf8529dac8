import type { IExecuteFunctions } from 'n8n-workflow';
import type { EndpointId, endpoints } from '../../api/endpoints.generated';
import { schemaOperation } from './schemaForm/schemaOperation';
import type { RequestForm } from './requestForm';
import { eitherOperation } from './eitherOperation';
import { text } from '../../forms/formPieces';
import { forms } from './forms.generated';
import type { Operation, OperationText } from '../operation';
import { userContacts } from './userRequest/userContacts';
import { endpointPathForm, userOperation } from './userRequest/userOperation';
import { userUpload } from './userRequest/userUpload';

/** The operations whose forms come from the contract (x-form). */
export type FormEndpoint = {
	[Id in EndpointId]: (typeof endpoints)[Id] extends { form: 'built' | 'automatic' } ? Id : never;
}[EndpointId];

/** What an operation takes beside a query or a body, as far as its name says so. */
export interface RequestKind {
	/** A list of contacts. */
	contacts?: boolean;
	/** A file. */
	upload?: boolean;
}

/**
 * An operation with the form that the contract gives it. As long as AIRudder shows path and fields only in its portal, it
 * asks for both; as soon as the contract knows them, it asks for the fields, and takes a path of the user's own as before.
 */
export function fromContract<Endpoint extends FormEndpoint>(
	endpoint: Endpoint,
	wording: OperationText,
	kind: RequestKind = {},
): Operation<Endpoint> {
	return operationWith(forms[endpoint], endpoint, wording, kind);
}

/** The operation with a form that is known, or with none. */
export function operationWith<Endpoint extends EndpointId>(
	form: RequestForm | undefined,
	endpoint: Endpoint,
	wording: OperationText,
	kind: RequestKind,
): Operation<Endpoint> {
	const raw = written(endpoint, wording, kind);
	if (!form) return raw;
	const built = schemaOperation(endpoint, wording, form, { bareNumbers: kind.contacts });
	const asked = Object.keys(endpointPathForm(endpoint));
	return eitherOperation(
		{
			operation: { ...built, properties: [...built.properties, ownPath] },
			when: { hide: { endpointPath: [{ _cnd: { exists: true } }] } },
		},
		{
			operation: {
				...raw,
				properties: [...raw.properties.filter(({ name }) => !asked.includes(name)), ownPath],
			},
			when: { hide: { endpointPath: [''] } },
		},
		isPathLeftEmpty,
	);
}

/** The operation with a request that the user writes. */
function written<Endpoint extends EndpointId>(
	endpoint: Endpoint,
	wording: OperationText,
	{ contacts, upload }: RequestKind,
): Operation<Endpoint> {
	if (contacts) return userContacts(endpoint, wording);
	return upload ? userUpload(endpoint, wording) : userOperation(endpoint, wording);
}

const ownPath = {
	...text({
		displayName: 'Endpoint Path',
		description:
			'Leave empty: the path is known. With a path of your own you write the request by hand.',
		placeholder: 'e.g. /path/from/the/portal',
	}).property,
	name: 'endpointPath',
};

/** Whether the field is empty as the form shows it; an expression is not, whatever it gives. */
function isPathLeftEmpty(context: IExecuteFunctions): boolean {
	return (context.getNode().parameters.endpointPath ?? '') === '';
}

import type { EndpointId } from '../../../api/endpoints.generated';
import { wrongInput } from '../../../api/failure';
import { asItems } from '../../../api/lists';
import { multipart } from '../../../api/multipart';
import { binaryFile } from '../../../forms/binaryFile';
import { choice, text } from '../../../forms/formPieces';
import { jsonObject } from '../../../forms/jsonField';
import type { Operation, OperationText } from '../../operation';
import { stepsPerItem } from '../../perItem';
import { endpointPathForm } from './userOperation';

const multipartOnly = { show: { sendAs: ['multipart'] } };
const jsonOnly = { show: { sendAs: ['json'] } };

/**
 * An operation of the portal that takes a file: the binary data of each item in one request, as a form with the file or as
 * JSON with the file in base64. Which of the two, and the names of the fields, the user reads in the portal.
 */
export function userUpload<Endpoint extends EndpointId>(
	endpoint: Endpoint,
	wording: OperationText,
): Operation<Endpoint> {
	return stepsPerItem({
		...wording,
		endpoint,
		fields: {
			...endpointPathForm(endpoint),
			binaryField: text(
				{
					displayName: 'Input Binary Field',
					description: 'Name of the field of the incoming item that holds the file',
					placeholder: 'e.g. data',
					required: true,
				},
				'data',
			),
			sendAs: choice(
				{ displayName: 'Send As', description: 'How the portal wants the file' },
				[
					{ name: 'JSON', value: 'json', description: 'The file in base64 in a JSON body' },
					{ name: 'Multipart Form', value: 'multipart', description: 'The file in a form' },
				],
				'multipart',
			),
			fileField: text({
				displayName: 'File Field',
				description: 'Name of the field that takes the file, as the portal shows it',
				placeholder: 'e.g. file',
				required: true,
			}),
			formFields: jsonObject({
				displayName: 'Form Fields',
				description: 'Further fields of the form, with the names that the portal shows',
				displayOptions: multipartOnly,
			}),
			body: jsonObject({
				displayName: 'Body',
				description: 'The rest of the JSON body, with the field names that the portal shows',
				displayOptions: jsonOnly,
			}),
		},
		steps: async ({ client, parameters, helpers, item }) => {
			const { endpointPath: path, binaryField, sendAs, fileField, formFields, body } = parameters;
			const file = await binaryFile(helpers, item, binaryField);
			const further = sendAs === 'json' ? body : formFields;
			if (fileField in further) {
				throw wrongInput(
					`${sendAs === 'json' ? 'Body' : 'Form Fields'} has a field "${fileField}" already`,
					'Take it out: the file is put there.',
				);
			}
			const payload = await client.call(
				endpoint,
				sendAs === 'json'
					? { path, body: { ...further, [fileField]: file.bytes.toString('base64') } }
					: { path, content: multipart(further, { ...file, field: fileField }) },
			);
			return asItems(payload).map((json) => ({ json }));
		},
	});
}

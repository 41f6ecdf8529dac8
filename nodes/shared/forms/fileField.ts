import type { Wording } from './fields';
import { text } from './formPieces';

/** The name under which the file is put out. */
export function fileProperty(displayOptions?: Wording['displayOptions']) {
	return text(
		{
			displayName: 'Put Output File in Field',
			description: 'Name of the binary field that will hold the file',
			hint: 'The name of the output binary field to put the file in',
			required: true,
			...(displayOptions ? { displayOptions } : {}),
		},
		'data',
	);
}

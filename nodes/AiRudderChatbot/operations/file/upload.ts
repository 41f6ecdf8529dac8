import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** A file for messages. Contract: uploadFile. */
export const upload = fromContract(
	'uploadFile',
	{
		name: 'Upload',
		action: 'Upload a file',
		description: 'Upload the file of each item, to be sent in messages',
	},
	{ upload: true },
);

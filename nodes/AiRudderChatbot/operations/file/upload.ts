import { unpublishedUpload } from '../../../shared/operations/unpublishedUpload';

/** A file for messages. Contract: uploadFile. */
export const upload = unpublishedUpload('uploadFile', {
	name: 'Upload',
	action: 'Upload a file',
	description: 'Upload the file of each item, to be sent in messages',
});

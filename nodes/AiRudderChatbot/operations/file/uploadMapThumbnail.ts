import { unpublishedUpload } from '../../../shared/operations/unpublishedUpload';

/** A thumbnail from Google Maps. Contract: uploadMapThumbnail. */
export const uploadMapThumbnail = unpublishedUpload('uploadMapThumbnail', {
	name: 'Upload Map Thumbnail',
	action: 'Upload a map thumbnail',
	description: 'Upload the picture of a place on Google Maps',
});

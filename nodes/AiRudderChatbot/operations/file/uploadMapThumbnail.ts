import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** A thumbnail from Google Maps. Contract: uploadMapThumbnail. */
export const uploadMapThumbnail = fromContract(
	'uploadMapThumbnail',
	{
		name: 'Upload Map Thumbnail',
		action: 'Upload a map thumbnail',
		description: 'Upload the picture of a place on Google Maps',
	},
	{ upload: true },
);

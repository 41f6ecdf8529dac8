export { upload } from './upload';
export { uploadMapThumbnail } from './uploadMapThumbnail';

import { stopSharedN8n } from './sharedN8n';

/** Jest calls this once, after all test files. */
export default stopSharedN8n;

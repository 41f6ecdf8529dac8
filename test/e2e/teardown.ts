import { stopSharedN8n } from '../support/n8n/sharedN8n';

/** Jest calls this once, after all test files. */
export default stopSharedN8n;

/** npm run endpoints: carries the contract over into the code. */
import { writeFileSync } from 'node:fs';
import { contractText, dereferencedContract } from '../read';
import { endpointsFile, generateEndpoints } from './endpoints';
import { formsFile, generateForms } from './forms';
import { generateWebhookSchemas, webhookSchemasFile } from './webhookSchemas';

const contract = dereferencedContract(contractText());
const modules: Array<[file: string, text: string]> = [
	[endpointsFile, generateEndpoints(contract)],
	[formsFile, generateForms(contract)],
	[webhookSchemasFile, generateWebhookSchemas(contract)],
];
for (const [file, text] of modules) writeFileSync(file, text);

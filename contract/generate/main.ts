/** npm run endpoints: carries the contract over into the code. */
import { readContract, writeEndpoints } from './endpoints';
import { writeForms } from './forms';
import { writeWebhookSchemas } from './webhookSchemas';

async function main(): Promise<void> {
	await writeEndpoints();
	await writeForms(readContract());
	await writeWebhookSchemas(readContract());
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});

import { join } from 'node:path';
import { lintFromString, loadConfig } from '@redocly/openapi-core';
import { stepsOf } from '../../contract/read';
import { projectFolder } from '../folders';

/** Something that makes the contract invalid. */
export interface InvalidPart {
	message: string;
	/** Where it stands: `['paths', '/service/…', 'post', 'responses']`. */
	where: string[];
	/** An example that does not fit its schema, which is no fault of the contract's. */
	isExample: boolean;
}

const exampleRule = 'no-invalid-media-type-examples';

/** What Redocly finds wrong with a contract, with the rules of `npm run lint`. */
export async function faultsIn(contractText: string, contractFile: string): Promise<InvalidPart[]> {
	const config = await loadConfig({ configPath: join(projectFolder, 'redocly.yaml') });
	const problems = await lintFromString({
		source: contractText,
		absoluteRef: contractFile,
		config,
	});
	return problems
		.filter(({ ignored }) => !ignored)
		.filter(({ severity, ruleId }) => severity === 'error' || ruleId === exampleRule)
		.map(({ message, ruleId, location }) => ({
			message,
			where: stepsOf(location[0]?.pointer ?? ''),
			isExample: ruleId === exampleRule,
		}));
}

import { literal, moduleFile } from '../../contract/generate/literal';
import { libraryVersion, plansOfLibrary } from './plans';

/** Where the module lies. */
export const numberingFile = moduleFile('contacts/numberingPlans.generated.ts');

/** The text of the module: a row for each region, and the version of the library that the data comes from. */
export function numberingModule(): string {
	const plans = literal(plansOfLibrary(), (entries, depth) => depth > 2 || entries.length === 1);
	return [
		'// Generated from the metadata of libphonenumber-js by "npm run numbering". Do not edit.',
		"import type { CodePlan } from './codePlan';\n",
		`/** Version of libphonenumber-js whose metadata this is. */\nexport const dataVersion = '${libraryVersion}';\n`,
		`/** Numbering plans by calling code. */\nexport const numberingPlans: Readonly<Record<string, CodePlan>> = ${plans};\n`,
	].join('\n');
}

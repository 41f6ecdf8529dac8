import { Metadata, type MetadataJson } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';
import { version } from 'libphonenumber-js/package.json';
import type { CodePlan, RegionPlan } from '../../nodes/shared/contacts/codePlan';

/** What the library knows of a region, as far as its types do not say so. */
interface LibraryPlan {
	IDDPrefix(): string | 0;
	nationalPrefixForParsing(): string | 0;
	nationalPrefixTransformRule(): string | 0;
	leadingDigits(): string | 0;
	nationalNumberPattern(): string;
	type(kind: string): { pattern(): string } | undefined;
}

/** The kinds of numbers that are neither landline nor mobile. */
const otherKinds = [
	...['PREMIUM_RATE', 'TOLL_FREE', 'SHARED_COST', 'VOIP'],
	...['PERSONAL_NUMBER', 'PAGER', 'UAN', 'VOICEMAIL'],
];

/** The library says 0 or '' where it has nothing to say. */
function told(value: string | number | undefined): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Version of the library whose metadata is read. */
export const libraryVersion: string = version;

/** All numbering plans of the library's metadata, by calling code. */
export function plansOfLibrary(): Record<string, CodePlan> {
	const { country_calling_codes: regionsOf, nonGeographic } = metadata as unknown as {
		country_calling_codes: Record<string, string[]>;
		nonGeographic: Record<string, unknown>;
	};
	const codes = { ...regionsOf };
	for (const code of Object.keys(nonGeographic)) codes[code] = [code];
	return Object.fromEntries(
		Object.entries(codes).map(([code, regions]) => [code, codePlan(regions)]),
	);
}

function codePlan(regions: string[]): CodePlan {
	const main = libraryPlan(regions[0] ?? '');
	return {
		exit: told(main.IDDPrefix()),
		trunk: told(main.nationalPrefixForParsing()),
		rewrite: told(main.nationalPrefixTransformRule()),
		regions: regions.map(regionPlan),
	};
}

function regionPlan(region: string): RegionPlan {
	const plan = libraryPlan(region);
	const patternOf = (kind: string) => told(plan.type(kind)?.pattern());
	return {
		region,
		begins: told(plan.leadingDigits()),
		general: plan.nationalNumberPattern(),
		landline: patternOf('FIXED_LINE'),
		mobile: patternOf('MOBILE'),
		others: told(otherKinds.map(patternOf).filter(Boolean).join('|')),
	};
}

function libraryPlan(region: string): LibraryPlan {
	const known = new Metadata(metadata as unknown as MetadataJson);
	known.selectNumberingPlan(region as Parameters<Metadata['selectNumberingPlan']>[0]);
	return known.numberingPlan as unknown as LibraryPlan;
}

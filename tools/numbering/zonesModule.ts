import timeZoneData from 'moment-timezone/data/meta/latest.json';
import { literal, moduleFile } from '../../contract/generate/literal';
import { plansOfLibrary } from './plans';

/** Where the module lies. */
export const zonesFile = moduleFile('contacts/rules/zonesOfRegions.generated.ts');

/** Version of the time zone database, by which it is dated: year and letter. */
export const timeZoneVersion: string = timeZoneData.version;

/** The time zones of all regions that have phone numbers, as far as the time zone database knows the region. */
export function zonesOfDatabase(): Record<string, string[]> {
	const { countries } = timeZoneData as { countries: Record<string, { zones: string[] }> };
	const regions = Object.values(plansOfLibrary()).flatMap((plan) =>
		plan.regions.map(({ region }) => region),
	);
	return Object.fromEntries(
		[...new Set(regions)]
			.sort()
			.flatMap((region) => (countries[region] ? [[region, countries[region].zones]] : [])),
	);
}

/** The text of the module: a row for each region, and the version of the database. */
export function zonesModule(): string {
	const zones = literal(zonesOfDatabase(), (_entries, depth) => depth > 0);
	return [
		'// Generated from the time zone database in moment-timezone by "npm run numbering". Do not edit.\n',
		`/** Version of the time zone database: its year, and a letter that counts within it. */\nexport const zonesVersion = '${timeZoneVersion}';\n`,
		`/** The time zones of each region, by the names of the numbering plans. */\nexport const zonesOfRegions: Readonly<Record<string, readonly string[]>> = ${zones};\n`,
	].join('\n');
}

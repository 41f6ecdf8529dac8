import { readFileSync } from 'node:fs';
import { clockIn } from '../../../../nodes/shared/api/times';
import { zonesOfNumber } from '../../../../nodes/shared/contacts/rules/zonesOfNumber';
import {
	zonesOfRegions,
	zonesVersion,
} from '../../../../nodes/shared/contacts/rules/zonesOfRegions.generated';
import { timeZoneVersion, zonesFile, zonesModule } from '../../../../tools/numbering/zonesModule';

it.each([
	[
		'+6281234567890',
		'Indonesia',
		['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'],
	],
	['+639171234567', 'the Philippines', ['Asia/Manila']],
	['+919876543210', 'India', ['Asia/Kolkata']],
	['+4915112345678', 'Germany', zonesOfRegions.DE],
	['+77011234567', 'Kazakhstan, by its first digit', zonesOfRegions.KZ],
	['+79161234567', 'Russia, under the same code', zonesOfRegions.RU],
	['+18765551234', 'Jamaica', zonesOfRegions.JM],
	['+14165551234', 'Canada', zonesOfRegions.CA],
	['+12125551234', 'the United States', zonesOfRegions.US],
	['+870773111632', 'a satellite', []],
	['+38344123456', 'Kosovo, which the time zone database does not have', []],
])('%s may be in all zones of its region: %s', (number, _region, zones) => {
	expect(zonesOfNumber(number)).toEqual(zones);
});

it('has zones that n8n knows', () => {
	const names = [...new Set(Object.values(zonesOfRegions).flat())];
	expect(names.filter((name) => !clockIn(name))).toEqual([]);
});

it('has the zones of the database that is installed: run npm run numbering when this fails', () => {
	expect(zonesVersion).toBe(timeZoneVersion);
	expect(readFileSync(zonesFile, 'utf8')).toBe(zonesModule());
});

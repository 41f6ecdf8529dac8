import { readFileSync } from 'node:fs';
import { clockIn } from '../../../../nodes/shared/api/clocks';
import { zonesOfNumber } from '../../../../nodes/shared/contacts/rules/zonesOfNumber';
import { correctedAreas } from '../../../../nodes/shared/contacts/rules/correctedAreas';
import {
	zonesOfRegions,
	zonesVersion,
} from '../../../../nodes/shared/contacts/rules/zonesOfRegions.generated';
import { zonesOfAreas } from '../../../../nodes/shared/contacts/rules/zonesOfAreas.generated';
import { areaZonesFile, areaZonesModule } from '../../../../tools/numbering/areaZonesModule';
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
	['+18005551234', 'the United States: a toll-free number has no area', zonesOfRegions.US],
	['+870773111632', 'a satellite', []],
	[
		'+5511961234567',
		'Brazil: for mobile numbers nothing but the capital is known',
		zonesOfRegions.BR,
	],
	['+61412345678', 'Australia, likewise', zonesOfRegions.AU],
	['+74012123456', 'Russia: what the map names for Kaliningrad is abroad', zonesOfRegions.RU],
	['+38344123456', 'Kosovo, which the time zone database does not have', []],
])('%s may be in all zones of its region: %s', (number, _region, zones) => {
	expect(zonesOfNumber(number)).toEqual(zones);
});

it.each([
	['+12125551234', 'New York', ['America/New_York']],
	['+13125551234', 'Chicago', ['America/Chicago']],
	['+14165551234', 'Toronto', ['America/Toronto']],
	['+19075551234', 'Alaska, which has two zones', expect.arrayContaining(['America/Adak'])],
	['+18082345678', 'Hawaii', ['Pacific/Honolulu']],
	['+551132345678', 'São Paulo', ['America/Sao_Paulo']],
	['+61290001234', 'Sydney', ['Australia/Sydney']],
	['+622123456789', 'Jakarta, a landline', ['Asia/Jakarta']],
	['+74232123456', 'Vladivostok', ['Asia/Vladivostok']],
])('%s is in the zone of its area: %s', (number, _area, zones) => {
	expect(zonesOfNumber(number)).toEqual(zones);
});

it.each([
	['+61851241234', 'Karratha in the west of Australia', ['Australia/Perth']],
	['+61740311234', 'Cairns in Queensland, which has no summer time', ['Australia/Brisbane']],
	[
		'+56961234567',
		'a Chilean mobile number, told apart from landlines by no plan',
		zonesOfRegions.CL,
	],
	['+56612234567', 'Punta Arenas', ['America/Punta_Arenas']],
	['+526144123456', 'Chihuahua', ['America/Chihuahua']],
	['+528681234567', 'Matamoros', ['America/Matamoros']],
	['+526634123456', 'Tijuana, by its second area code', ['America/Tijuana']],
	['+558130001234', 'Recife, under the area code of Noronha', ['America/Recife']],
	['+559732221234', 'the west of Amazonas', ['America/Eirunepe']],
	['+559130301234', 'Belém', ['America/Belem']],
	['+2434123456', 'Kasai', ['Africa/Lubumbashi']],
	['+78452234567', 'Saratov', ['Europe/Saratov']],
	['+74112345678', 'Srednekolymsk in Yakutia', ['Asia/Srednekolymsk']],
	['+68940920123', 'the Marquesas', ['Pacific/Marquesas']],
	['+976144212345', 'Bayankhongor', ['Asia/Ulaanbaatar']],
	['+16892341234', 'Orlando', ['America/New_York']],
	['+13642341234', 'Kentucky, under an area code that was laid over', ['America/Chicago']],
	['+12702341234', 'a new exchange of Kentucky', ['America/Chicago', 'America/New_York']],
	['+14742341234', 'Saskatchewan', ['America/Regina']],
	['+12367001234', 'the east of British Columbia', ['America/Edmonton', 'America/Vancouver']],
	['+12507821234', 'Dawson Creek', ['America/Dawson_Creek']],
	['+19075811234', 'Unalaska', ['America/Anchorage']],
])('%s may be in the zone of %s', (number, _place, zones) => {
	expect(zonesOfNumber(number)).toEqual(expect.arrayContaining([...zones!]));
});

it('corrects areas with zones of regions: any other name would stand for the whole region', () => {
	const ofRegions = new Set(Object.values(zonesOfRegions).flat());
	const corrected = Object.keys(correctedAreas).flatMap((zones) => zones.split(' '));
	expect(corrected.filter((zone) => zone !== '' && !ofRegions.has(zone))).toEqual([]);
});

it('has zones that n8n knows', () => {
	const ofAreas = Object.keys(zonesOfAreas).flatMap((zones) => zones.split(' '));
	const names = [...new Set([...Object.values(zonesOfRegions).flat(), ...ofAreas])];
	expect(names.filter((name) => !clockIn(name))).toEqual([]);
});

it('has the zones of the database that is installed: run npm run numbering when this fails', () => {
	expect(zonesVersion).toBe(timeZoneVersion);
	expect(readFileSync(zonesFile, 'utf8')).toBe(zonesModule());
});

it('has the areas of the map that is installed: run npm run numbering when this fails', () => {
	expect(readFileSync(areaZonesFile, 'utf8')).toBe(areaZonesModule());
});

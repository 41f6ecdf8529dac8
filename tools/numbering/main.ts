/**
 * npm run numbering: writes the numbering plans of the world into the nodes, from libphonenumber-js's metadata, the time
 * zones of their regions, from the time zone database in moment-timezone, and those of areas, from libphonenumber's map.
 */
import { writeFileSync } from 'node:fs';
import { ensureAreas } from '../bootstrap.mjs';
import { exitAfter } from '../failure';
import { areaZonesFile, areaZonesModule } from './areaZonesModule';
import { numberingFile, numberingModule } from './numberingModule';
import { zonesFile, zonesModule } from './zonesModule';

async function main(): Promise<number> {
	await ensureAreas();
	writeFileSync(numberingFile, numberingModule());
	writeFileSync(zonesFile, zonesModule());
	writeFileSync(areaZonesFile, areaZonesModule());
	return 0;
}

exitAfter(main());

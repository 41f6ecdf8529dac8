/**
 * npm run numbering: writes the numbering plans of the world into the nodes, from libphonenumber-js's metadata, and the time
 * zones of their regions, from the time zone database in moment-timezone.
 */
import { writeFileSync } from 'node:fs';
import { numberingFile, numberingModule } from './numberingModule';
import { zonesFile, zonesModule } from './zonesModule';

writeFileSync(numberingFile, numberingModule());
writeFileSync(zonesFile, zonesModule());

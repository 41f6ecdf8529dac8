/** npm run numbering: writes the numbering plans of the world into the nodes, from libphonenumber-js's metadata. */
import { writeFileSync } from 'node:fs';
import { numberingFile, numberingModule } from './numberingModule';

writeFileSync(numberingFile, numberingModule());

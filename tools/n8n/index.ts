/** A real n8n, installed, started and driven, and a browser to see it in: for the demo and the tests. */
export { ensureChromium } from './chromium';
export { N8nClient } from './client';
export { installTarball } from './community';
export { dividedSettings, type DividedN8n, startDividedN8n } from './divided';
export { filesFolder } from './environment';
export { errorOf, outputOf } from './executions';
export { codeOf, Failure, oneLine, StepFailed } from '../failure';
export { cacheFolder, fromHere, type PinnedN8n, projectFolder } from '../folders';
export { ensureN8n, type N8nInstall, type Progress } from './install';
export { buildPackage, packageTarball } from './packageTarball';
export { freePort, isFree } from './ports';
export { type Access } from './postgres';
export { N8nRefusal } from './rest';
export { concurrency } from './roles';
export { productionPaths } from './router';
export type { N8nRole } from './roles';
export { type N8nAddress, type N8nServer, startN8n } from './server';
export type * from './types';

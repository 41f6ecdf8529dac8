import { regionAndKindOf, splitCallingCode } from '../numberingPlan';
import { zonesOfAreas } from './zonesOfAreas.generated';
import { zonesOfRegions } from './zonesOfRegions.generated';

/**
 * The time zones that a phone number (E.164) may be in: those of its area, where its first digits tell one, else all of its
 * region, which its calling code tells, and its first digits where several share one. None for numbers of no region, and of
 * regions whose zones are not known.
 *
 * Only where landlines are is told by areas: for the mobile numbers of a wide country the map names its capital alone. What it
 * names outside the region is a zone that was alike once.
 */
export function zonesOfNumber(number: string): readonly string[] {
	const digits = number.slice(1);
	const { callingCode = '', national = '' } = splitCallingCode(digits) ?? {};
	const { region = '', kind } = regionAndKindOf(callingCode, national) ?? {};
	const ofRegion = zonesOfRegions[region] ?? [];
	if (ofRegion.length < 2 || kind === 'mobile' || kind === 'other') return ofRegion;
	const ofArea = zonesOfArea(digits) ?? [];
	const isKnown = ofArea.length > 0 && ofArea.every((zone) => ofRegion.includes(zone));
	return isKnown ? ofArea : ofRegion;
}

function zonesOfArea(digits: string): readonly string[] | undefined {
	const areas = areasByBegin();
	for (let length = longestBegin; length > 1; length -= 1) {
		const zones = areas.get(digits.slice(0, length));
		if (zones !== undefined) return zones;
	}
	return undefined;
}

let byBegin: Map<string, readonly string[]> | undefined;
let longestBegin = 0;

/** Built when the first number is looked up, because most runs look up none. */
function areasByBegin(): ReadonlyMap<string, readonly string[]> {
	if (byBegin) return byBegin;
	byBegin = new Map();
	for (const [zones, begins] of Object.entries(zonesOfAreas)) {
		const list = zones.split(' ');
		for (const begin of begins.split(' ')) {
			byBegin.set(begin, list);
			longestBegin = Math.max(longestBegin, begin.length);
		}
	}
	return byBegin;
}

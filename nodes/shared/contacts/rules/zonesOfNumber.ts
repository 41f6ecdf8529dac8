import { greatestOf } from '../../api/values';
import { regionAndKindOf, splitCallingCode } from '../numberingPlan';
import { correctedAreas } from './correctedAreas';
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
	const ofArea = zonesOfArea(digits);
	const isKnown = ofArea.length > 0 && ofArea.every((zone) => ofRegion.includes(zone));
	return isKnown ? ofArea : ofRegion;
}

/** None where the whole region is meant, and where no area is known. */
function zonesOfArea(digits: string): readonly string[] {
	corrections ??= new Areas(correctedAreas);
	areas ??= new Areas(zonesOfAreas);
	return corrections.zonesOf(digits) ?? areas.zonesOf(digits) ?? [];
}

/** Areas by what their numbers begin with; the longest begin of a number holds. */
class Areas {
	private readonly byBegin = new Map<string, readonly string[]>();

	private readonly longestBegin: number;

	constructor(beginsByZones: Readonly<Record<string, string>>) {
		for (const [zones, begins] of Object.entries(beginsByZones)) {
			const list = zones.split(' ').filter((zone) => zone !== '');
			for (const begin of begins.split(' ')) this.byBegin.set(begin, list);
		}
		this.longestBegin = greatestOf([...this.byBegin.keys()].map(({ length }) => length));
	}

	zonesOf(digits: string): readonly string[] | undefined {
		for (let length = this.longestBegin; length > 1; length -= 1) {
			const zones = this.byBegin.get(digits.slice(0, length));
			if (zones !== undefined) return zones;
		}
		return undefined;
	}
}

/** Built when the first number is looked up, because most runs look up none. */
let areas: Areas | undefined;
let corrections: Areas | undefined;

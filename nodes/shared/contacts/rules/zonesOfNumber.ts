import { regionOf, splitCallingCode } from '../numberingPlan';
import { zonesOfRegions } from './zonesOfRegions.generated';

/**
 * The time zones that a phone number (E.164) may be in: all of its region, which its calling code tells, and its first digits
 * where several share one. None for numbers of no region, and of regions whose zones are not known.
 */
export function zonesOfNumber(number: string): readonly string[] {
	const { callingCode = '', national = '' } = splitCallingCode(number.slice(1)) ?? {};
	return zonesOfRegions[regionOf(callingCode, national) ?? ''] ?? [];
}

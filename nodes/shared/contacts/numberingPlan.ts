import type { RegionPlan } from './codePlan';
import { numberingPlans } from './numberingPlans.generated';

/** `either` where the plan does not tell landline and mobile numbers apart. */
export type NumberKind = 'landline' | 'mobile' | 'either' | 'other';

/**
 * What stood before numbers until the plan was changed, and still stands in lists: Mexico's 1 for mobiles from abroad
 * and its national prefixes, all gone since 2019.
 */
const formerTrunks: Readonly<Record<string, string>> = { '52': '0(?:[12]|4[45])|1' };

/** The exit codes of all countries, as patterns; 00 is the one that the ITU recommends. */
const exits = [
	...new Set(['00', ...Object.values(numberingPlans).flatMap(({ exit }) => exit ?? [])]),
];

/** Compiled when first asked for: few lists hold the numbers of more than a few countries. */
const whole = new Map<string, RegExp>();
const begins = new Map<string, RegExp>();

/** Whether there is such a calling code. */
export function isCallingCode(code: string): boolean {
	return Object.hasOwn(numberingPlans, code);
}

/** Calling code and the rest of international digits (without plus); undefined when they begin with no calling code. */
export function splitCallingCode(
	digits: string,
): { callingCode: string; national: string } | undefined {
	const length = [1, 2, 3].find((count) => isCallingCode(digits.slice(0, count)));
	return length === undefined
		? undefined
		: { callingCode: digits.slice(0, length), national: digits.slice(length) };
}

/**
 * What kind of number `national` (digits without calling code and trunk prefix) is by the plan of its calling code;
 * undefined when it is none at all.
 */
export function numberKindOf(callingCode: string, national: string): NumberKind | undefined {
	return regionAndKindOf(callingCode, national)?.kind;
}

/**
 * The region, e.g. `ID`, that `national` (as above) belongs to, and what kind of number it is there: the first one of the
 * calling code that knows it, the main one before others. Undefined when it is no number.
 */
export function regionAndKindOf(
	callingCode: string,
	national: string,
): { region: string; kind: NumberKind } | undefined {
	const regions = numberingPlans[callingCode]?.regions ?? [];
	for (const plan of regions) {
		const isOfPart = plan.begins !== undefined && regions.length > 1;
		if (isOfPart && !beginning(plan.begins ?? '').test(national)) continue;
		const kind = kindIn(plan, national);
		if (kind !== undefined) return { region: plan.region, kind };
		if (isOfPart) return undefined;
	}
	return undefined;
}

/**
 * The number that digits behind a calling code stand for, without it: as they are when that is a number, and never
 * changed then; else without a trunk prefix that does not belong there. Undefined when they are none.
 */
export function numberBehindCode(callingCode: string, digits: string): string | undefined {
	const isNumber = (reading: string) => numberKindOf(callingCode, reading) !== undefined;
	const shorter = withoutTrunk(callingCode, digits);
	if (!isNumber(digits)) return shorter.find(isNumber);
	// Its first digits are a trunk prefix as well, and what follows has the shape of a number: the plan's own reading, and none.
	const isShadowed = shorter.some(
		(reading) => hasShape(callingCode, reading) && !isNumber(reading),
	);
	return isShadowed ? undefined : digits;
}

/** The numbers, without calling code, that digits written as people do at home may stand for. */
export function numbersAtHome(callingCode: string, digits: string): string[] {
	const readings = new Set([digits, ...withoutTrunk(callingCode, digits)]);
	return [...readings].filter((reading) => numberKindOf(callingCode, reading) !== undefined);
}

/** What follows the exit code that people of this calling code dial before international numbers. */
export function withoutExit(callingCode: string, digits: string): string | undefined {
	const { exit } = numberingPlans[callingCode] ?? {};
	return exit === undefined ? undefined : afterExit(exit, digits);
}

/** What follows 00 and each country's exit code, for digits that begin with them. */
export function withoutAnyExit(digits: string): string[] {
	const rests = exits.map((exit) => afterExit(exit, digits));
	return [...new Set(rests.filter((rest) => rest !== undefined && rest !== ''))] as string[];
}

/** Whether these digits are the exit code of a country, and nothing more. */
export function isAnyExit(digits: string): boolean {
	return exits.some((exit) => matches(digits, exit));
}

function afterExit(exit: string, digits: string): string | undefined {
	const [dialled] = beginning(exit).exec(digits) ?? [];
	return dialled === undefined ? undefined : digits.slice(dialled.length);
}

function withoutTrunk(callingCode: string, digits: string): string[] {
	const { trunk, rewrite } = numberingPlans[callingCode] ?? {};
	const former = formerTrunks[callingCode];
	return [
		...(trunk === undefined ? [] : strip(digits, trunk, rewrite)),
		...(former === undefined ? [] : strip(digits, former)),
	];
}

function strip(digits: string, trunk: string, rewrite?: string): string[] {
	const match = beginning(trunk).exec(digits);
	if (!match) return [];
	const isCaught = match.length > 1 && match.at(-1) !== undefined && match.at(-1) !== '';
	return [
		rewrite !== undefined && isCaught
			? digits.replace(beginning(trunk), rewrite)
			: digits.slice(match[0].length),
	];
}

function hasShape(callingCode: string, national: string): boolean {
	const regions = numberingPlans[callingCode]?.regions ?? [];
	return regions.some(({ general }) => matches(national, general));
}

function kindIn(plan: RegionPlan, national: string): NumberKind | undefined {
	const { general, landline, mobile, others } = plan;
	if (!matches(national, general)) return undefined;
	if (landline !== undefined && matches(national, landline)) {
		// Without numbers of their own, mobiles have those of landlines.
		return mobile === undefined || matches(national, mobile) ? 'either' : 'landline';
	}
	if (mobile !== undefined && matches(national, mobile)) return 'mobile';
	return others !== undefined && matches(national, others) ? 'other' : undefined;
}

function matches(digits: string, source: string): boolean {
	return compiled(whole, source, (text) => `^(?:${text})$`).test(digits);
}

function beginning(source: string): RegExp {
	return compiled(begins, source, (text) => `^(?:${text})`);
}

function compiled(
	known: Map<string, RegExp>,
	source: string,
	anchored: (source: string) => string,
): RegExp {
	let pattern = known.get(source);
	if (!pattern) known.set(source, (pattern = new RegExp(anchored(source))));
	return pattern;
}

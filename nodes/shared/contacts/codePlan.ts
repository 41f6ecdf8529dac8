/** The numbers of a region. Patterns are regular expressions for whole numbers without their calling code. */
export interface RegionPlan {
	region: string;
	/** Begins of the region's numbers, where several regions share a calling code. */
	begins?: string;
	/** All numbers that there can be. */
	general: string;
	landline?: string;
	mobile?: string;
	/** Toll-free, premium and other numbers that are neither. */
	others?: string;
}

/** What a calling code has: the numbers of its regions, the main one first, and how the main one dials. */
export interface CodePlan {
	/** What is dialled before an international number. */
	exit?: string;
	/** What is dialled before a national number, with what else may stand there; no part of the number. */
	trunk?: string;
	/** What becomes of a number of which the trunk pattern caught a part. */
	rewrite?: string;
	regions: readonly RegionPlan[];
}

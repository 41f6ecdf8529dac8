/**
 * How many digits a number has behind its country code, from the national numbering plans filed with the ITU
 * (E.164 list). Used for numbers written without their country code: to see whether bare digits carry it after all,
 * and to refuse those that are too short or too long for their country.
 */
const lengths: Readonly<Record<string, readonly [fewest: number, most: number]>> = {
	'1': [10, 10],
	'7': [10, 10],
	'20': [8, 10],
	'27': [9, 9],
	'34': [9, 9],
	'44': [9, 10],
	'51': [8, 9],
	'52': [10, 10],
	'54': [10, 11],
	'55': [10, 11],
	'56': [9, 9],
	'57': [8, 10],
	'60': [8, 10],
	'61': [9, 9],
	'62': [8, 12],
	'63': [8, 10],
	'65': [8, 8],
	'66': [8, 9],
	'81': [9, 10],
	'82': [8, 10],
	'84': [9, 10],
	'86': [10, 11],
	'90': [10, 10],
	'91': [10, 10],
	'92': [9, 10],
	'94': [9, 9],
	'95': [7, 10],
	'234': [8, 10],
	'254': [9, 9],
	'852': [8, 8],
	'855': [8, 9],
	'856': [8, 10],
	'880': [8, 10],
	'886': [8, 9],
	'966': [8, 9],
	'971': [8, 9],
	'977': [8, 10],
};

/** Fewest and most digits behind `callingCode`; a wide range for a country not listed. */
export function nationalLengths(callingCode: string): readonly [fewest: number, most: number] {
	return lengths[callingCode] ?? [7, 12];
}

/** Why one page could not be taken; the others go through. */
export class PageProblem extends Error {
	override name = 'PageProblem';
}

/** One line of the report. */
export interface Problem {
	/** Id of the page, `api-44712004`, or the file it stands in. */
	page: string;
	reason: string;
}

/** Does the work; a PageProblem becomes a line in `problems` for each page, and the result is undefined. */
export function orProblem<Result>(
	problems: Problem[],
	pages: string | readonly string[],
	work: () => Result,
): Result | undefined {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof PageProblem)) throw error;
		problems.push(...[pages].flat().map((page) => ({ page, reason: error.message })));
		return undefined;
	}
}

import { Failure } from '../failure';
import { parsedContract } from '../../contract/read';
import { everythingIn } from './contract';
import { pull, type LeftOut, type PortalPages, type Pulled } from './pull';
import { faultsIn, type InvalidPart } from './validity';

/** A page may show its fault only once the one before it is out. */
const mostRounds = 20;

/**
 * The contract with the portal's pages merged in, valid by Redocly: pages that would make it invalid are left out, and
 * so are examples that do not fit the page's own schema; each is a line in the problems. Throws a Failure when it is
 * invalid for another reason.
 */
export async function validPull(
	contractText: string,
	portal: PortalPages,
	{ today, contractFile }: { today: string; contractFile: string },
): Promise<Pulled> {
	const left: LeftOut[] = [];
	for (let round = 0; round < mostRounds; round += 1) {
		const pulled = pull(contractText, portal, { today, left });
		const faults = pulled.text === contractText ? [] : await faultsIn(pulled.text, contractFile);
		if (faults.length === 0) return pulled;
		const more = faults.flatMap((fault) => leftOutFor(fault, pulled.text));
		const isNew = (one: LeftOut) => !left.some((other) => isSame(one, other));
		const added = more.filter(
			(one, index) => isNew(one) && more.findIndex((other) => isSame(one, other)) === index,
		);
		if (added.length === 0) throw invalid(faults);
		left.push(...added);
	}
	throw new Failure(
		'The pages of the portal do not give a valid contract. The contract is as it was.',
	);
}

/** What has to be left out of the pages that a fault comes from: all of them, or just their examples. */
function leftOutFor(fault: InvalidPart, text: string): LeftOut[] {
	const { message, isExample, where } = fault;
	return pagesAt(fault, text).map((page) => {
		if (!isExample) return { page, reason: `would make the contract invalid: ${message}` };
		const examplesOf = where.includes('requestBody') ? 'requestBody' : 'responses';
		const reason = `has an example that does not fit its schema, which is left out: ${message}`;
		return { page, reason, examplesOf };
	});
}

function isSame(one: LeftOut, other: LeftOut): boolean {
	return one.page === other.page && one.examplesOf === other.examplesOf;
}

/** The pages from which an operation or webhook was read. */
function pagesAt({ where: [section, path, method] }: InvalidPart, text: string): string[] {
	const kind = section === 'webhooks' ? 'webhook' : 'operation';
	const own = everythingIn(parsedContract(text)).filter(
		(one) =>
			one.kind === kind && one.path === path && (method === undefined || one.method === method),
	);
	return own.flatMap(({ words }) => (words['x-pages'] ?? []).map(({ id }) => id));
}

function invalid([fault]: readonly InvalidPart[]): Failure {
	return new Failure(
		`The contract would be invalid: ${fault?.message} (${fault?.where.join(' → ')}). It is as it was.`,
	);
}

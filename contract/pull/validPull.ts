import { parseDocument } from 'yaml';
import { Failure } from '../../tools/n8n/failure';
import { everythingIn, readContract } from './contract';
import { writing } from './document';
import type { Problem } from './problem';
import { pull, type PortalPages, type Pulled } from './pull';
import { faultsIn, type Fault } from './validity';

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
	const left: Problem[] = [];
	for (let round = 0; round < mostRounds; round += 1) {
		const pulled = pull(contractText, portal, { today, left });
		const faults = pulled.text === contractText ? [] : await faultsIn(pulled.text, contractFile);
		const broken = faults.filter(({ isExample }) => !isExample);
		if (broken.length === 0) return withoutExamples(pulled, faults);
		const more = broken.flatMap((fault) => problemsOf(fault, pulled.text));
		const isNew = ({ page }: Problem) => !left.some((one) => one.page === page);
		left.push(...onePerPage(more.filter(isNew)));
		if (!more.some(({ page }) => left.some((one) => one.page === page))) throw invalid(broken);
	}
	throw new Failure(
		'The pages of the portal do not give a valid contract. The contract is as it was.',
	);
}

function problemsOf(fault: Fault, text: string): Problem[] {
	return pagesAt(fault, text).map((page) => ({
		page,
		reason: `would make the contract invalid: ${fault.message}`,
	}));
}

/** The pages from which an operation or webhook was read. */
function pagesAt({ where: [section, path, method] }: Fault, text: string): string[] {
	const kind = section === 'webhooks' ? 'webhook' : 'operation';
	const own = everythingIn(readContract(text)).filter(
		(one) =>
			one.kind === kind && one.path === path && (method === undefined || one.method === method),
	);
	return own.flatMap(({ words }) => (words['x-pages'] ?? []).map(({ id }) => id));
}

function onePerPage(problems: Problem[]): Problem[] {
	return [...new Map(problems.map((problem) => [problem.page, problem])).values()];
}

function withoutExamples({ text, findings }: Pulled, faults: readonly Fault[]): Pulled {
	if (faults.length === 0) return { text, findings };
	const document = parseDocument(text);
	const problems = faults.flatMap((fault) => {
		const at = fault.where.indexOf('example', fault.where.indexOf('content'));
		if (at > 0) document.deleteIn(fault.where.slice(0, at + 1));
		return pagesAt(fault, text).map((page) => ({
			page,
			reason: `has an example that does not fit its schema, which is left out: ${fault.message}`,
		}));
	});
	return {
		text: document.toString(writing),
		findings: { ...findings, problems: [...findings.problems, ...onePerPage(problems)] },
	};
}

function invalid([fault]: readonly Fault[]): Failure {
	return new Failure(
		`The contract would be invalid: ${fault?.message} (${fault?.where.join(' → ')}). It is as it was.`,
	);
}

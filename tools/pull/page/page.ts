import { lexer, type Token, type Tokens } from 'marked';
import { PageProblem } from '../problem';

/** A page of the portal, taken apart. */
export interface Page {
	id: string;
	/** Its first heading. */
	title: string;
	/** Day of its last change, YYYY-MM-DD, if the portal tells it. */
	changed?: string;
	/** The paragraphs, lists and tables as they are written. */
	passages: string[];
	tables: Table[];
	/** The OpenAPI block of a page about an operation; doc pages have none. */
	specification?: string;
}

/** A table of the prose. */
export interface Table {
	header: string[];
	rows: string[][];
}

/**
 * Reads the Markdown twin of an Apifox page: `# Title`, prose, and on a page about an operation `## OpenAPI
 * Specification` with one fenced YAML block. Throws PageProblem for anything else.
 */
export function readPage(id: string, text: string, changed?: string): Page {
	const tokens = lexer(text);
	const title = tokens.find(isTitle)?.text.trim();
	if (!title || /^\s*<(!doctype|html)\b/i.test(text)) {
		throw new PageProblem('is not an Apifox page: it has no title');
	}
	const blocks = tokens.filter(isSpecification).map((block) => block.text);
	if (blocks.length > 1)
		throw new PageProblem(`has ${blocks.length} OpenAPI blocks instead of one`);
	const isAnnounced = tokens.some(isSpecificationHeading);
	const [specification] = blocks;
	if (specification === undefined && (isAnnounced || id.startsWith('api-'))) {
		throw new PageProblem('has no OpenAPI block');
	}
	return {
		id,
		title,
		changed,
		passages: tokens.filter(isProse).map(({ raw }) => raw.trim()),
		tables: tokens.filter(isTable).map(({ header, rows }) => ({
			header: header.map(textOf),
			rows: rows.map((row) => row.map(textOf)),
		})),
		specification,
	};
}

const textOf = ({ text }: Tokens.TableCell) => text.replace(/[`*]/g, '').trim();

const isTitle = (token: Token): token is Tokens.Heading =>
	token.type === 'heading' && (token as Tokens.Heading).depth === 1;

const isSpecificationHeading = (token: Token) =>
	token.type === 'heading' &&
	/^openapi specification$/i.test((token as Tokens.Heading).text.trim());

const isSpecification = (token: Token): token is Tokens.Code =>
	token.type === 'code' && /^(openapi|swagger)\s*:/m.test((token as Tokens.Code).text);

const isProse = (token: Token) => ['paragraph', 'list', 'table', 'blockquote'].includes(token.type);

const isTable = (token: Token): token is Tokens.Table => token.type === 'table';

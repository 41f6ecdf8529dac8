import { familyOfTag, type Family } from '../../../contract/families';
import { meaningless, type Contract, type ErrorCode } from '../../../contract/types';
import type { Page, Table } from '../page/page';
import { PageProblem } from '../problem';
import { isInChinese, plain, tagOf } from '../sections';

export interface CodeFindings {
	/** A line for each code that is new or means something else than before. */
	changes: string[];
	/** A line for each code whose meaning was known from elsewhere, and is another on the page. */
	contradictions: string[];
	/** A line for each code of which another page of the same pull says something else. */
	disagreements: string[];
}

/** What the pages of a pull said of each code so far: `cloud 401` → its meaning. */
export type ToldCodes = Map<string, string>;

const families: readonly Family[] = ['cloud', 'callCenter', 'chatbot'];
const codeColumn =
	/^((error|status|return|response|business) )?codes?$|错误码|状态码|返回码|响应码|^code值?$/i;
const meaningColumn =
	/meaning|message|description|explanation|reason|^msg$|说明|描述|含义|信息|原因/i;

const { success, unreadable } = meaningless;

/**
 * Fills `codes` (x-error-codes) with the tables of a page that list codes beside their meaning. Which family of
 * operations they are for follows from the section that the page names, else from the codes that it shares with one.
 * The page that comes first has the word; what a Chinese twin says is no disagreement. Throws PageProblem when no family
 * can be told.
 */
export function mergeErrorCodes(
	page: Page,
	codes: Contract['x-error-codes'],
	contract: Contract,
	told: ToldCodes,
): CodeFindings {
	const found = page.tables.flatMap(codesIn);
	const findings: CodeFindings = { changes: [], contradictions: [], disagreements: [] };
	if (found.length === 0) return findings;
	const family = familyOf(page, found, codes, contract);
	if (family === undefined) {
		throw new PageProblem('lists error codes, but names no section that the contract knows');
	}
	const known = (codes[family] ??= []);
	for (const { code, meaning } of found) {
		const said = told.get(`${family} ${code}`);
		if (said !== undefined) {
			const isAnother = said !== meaning && !isInChinese(meaning);
			if (isAnother) findings.disagreements.push(`${family} ${code}: "${meaning}", not "${said}"`);
			continue;
		}
		told.set(`${family} ${code}`, meaning);
		const own = known.find((entry) => entry.code === code);
		if (own?.meaning === success || own?.meaning === meaning) continue;
		const line = `${family} ${code}: ${own ? `"${own.meaning}" → ` : ''}"${meaning}"`;
		findings.changes.push(line);
		const isContrary = own && own.meaning !== unreadable && own['x-page'] === undefined;
		if (isContrary) findings.contradictions.push(line);
		if (own)
			Object.assign(
				own,
				{ meaning, 'x-page': page.id },
				isContrary ? { 'x-note': own.meaning } : {},
			);
		else known.push({ code, meaning, 'x-page': page.id });
	}
	known.sort((one, other) => one.code - other.code);
	return findings;
}

function codesIn({ header, rows }: Table): ErrorCode[] {
	const at = header.findIndex((name) => codeColumn.test(name.trim()));
	const beside = header.findIndex((name, index) => index !== at && meaningColumn.test(name.trim()));
	if (at < 0 || beside < 0) return [];
	return rows.flatMap((row) => {
		const [code = '', meaning = ''] = [row[at]?.trim(), row[beside]?.trim()];
		return /^-?\d+$/.test(code) && meaning !== '' ? [{ code: Number(code), meaning }] : [];
	});
}

function familyOf(
	{ title, passages }: Page,
	found: readonly ErrorCode[],
	codes: Contract['x-error-codes'],
	contract: Contract,
): Family | undefined {
	const tag =
		tagOf([title], contract) ??
		contract.tags.find(({ name }) =>
			[title, ...passages.slice(0, 1)].some((text) => names(text, name)),
		)?.name;
	if (tag !== undefined) return familyOfTag(tag);
	const shared = (family: Family) =>
		(codes[family] ?? []).filter(({ code }) => found.some((one) => one.code === code)).length;
	const [best] = [...families].sort((one, other) => shared(other) - shared(one));
	return best !== undefined && shared(best) > 0 ? best : undefined;
}

function names(text: string, section: string): boolean {
	return ` ${plain(text)} `.includes(` ${plain(section)} `);
}

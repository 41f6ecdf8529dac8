import type { Tokens } from 'marked';
import { errorCodes } from '../../../nodes/shared/api/endpoints.generated';
import { tokensOf } from './markdown';
import { raisedMessages, reasonsOfCells, variable, writtenTexts } from './raisedMessages';

/** The cells of the first column of all tables with this heading, as Markdown. */
function firstColumns(page: string, heading: string): string[] {
	const tables = tokensOf(page).filter(({ type }) => type === 'table') as Tokens.Table[];
	return tables
		.filter(({ header }) => header[0]?.text === heading)
		.flatMap(({ rows }) => rows.map(([first]) => first?.text ?? ''));
}

/** The messages of the page: each in backticks, several in one cell where the same is to be done. */
const explained = firstColumns('docs/errors.md', 'Message').flatMap((cell) =>
	[...cell.matchAll(/`([^`]+)`/g)].map(([, message]) => message ?? ''),
);

/** A pattern that a message with computed parts has: each of them stands for something. */
function patternOf(message: string): RegExp {
	const parts = message.split(variable).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.+')}$`);
}

describe('docs/errors.md', () => {
	it('finds the messages of the nodes', () => {
		const raised = raisedMessages();
		expect(raised).toContain('End is not after Start');
		expect(raised).toContain('The answer is larger than … MB');
		expect(raised).toContain('The recording was not there within … seconds');
	});

	it('explains every error that the nodes can raise', () => {
		const unexplained = raisedMessages().filter(
			(message) => !explained.some((row) => patternOf(message).test(row)),
		);
		expect(unexplained).toEqual([]);
	});

	it('explains no error that no node raises', () => {
		const written = writtenTexts();
		const partsOf = (message: string) => message.split(/[…"():]+| within /);
		const unknown = explained.filter((message) =>
			partsOf(message).some((part) => !written.includes(part.trim())),
		);
		expect(unknown).toEqual([]);
	});

	it('tells what to do about codes that the contract knows', () => {
		const codes = firstColumns('docs/errors.md', 'Code').filter((code) => code !== '401');
		const known = Object.keys(errorCodes.callCenter);
		expect(codes.length).toBeGreaterThan(5);
		expect(codes.filter((code) => !known.includes(code))).toEqual([]);
	});
});

it('docs/contacts.md says what to do about each reason for which a row is refused', () => {
	const page = firstColumns('docs/contacts.md', 'Reason in the report').join('\n');
	const unexplained = reasonsOfCells().filter(
		(reason) => !page.includes(reason.split(/[;…]/)[0]!.trim()),
	);
	expect(unexplained).toEqual([]);
});

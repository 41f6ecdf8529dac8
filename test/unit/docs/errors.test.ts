import type { Tokens } from 'marked';
import { errorCodes } from '../../../nodes/shared/api/endpoints.generated';
import { tokensOf } from './markdown';
import {
	raisedMessages,
	reasonsOfCells,
	unreadMessages,
	variable,
	writtenTexts,
} from './raisedMessages';

/** Errors whose message was made elsewhere, or part of it: of a row, see docs/contacts.md; of an address; of another error. */
const madeElsewhere = [
	'nodes/AiRudder/operations/callReport.ts: NodeOperationError(row.reason)',
	'nodes/AiRudder/operations/dialerTask/cancelContacts.ts: wrongInput(`${label}: "${String(raw).trim()}" ${result.reason}`)',
	'nodes/AiRudder/operations/dialerTask/taskName.ts: AiRudderFailure(refusal.message)',
	'nodes/AiRudderPollingTrigger/pollOnce.ts: NodeOperationError(words)',
	'nodes/shared/api/failure.ts: AiRudderFailure(failure.message)',
	'nodes/shared/api/failure.ts: AiRudderFailure(message)',
	'nodes/shared/api/login.ts: AiRudderFailure(failure.message)',
	'nodes/shared/contacts/report.ts: wrongInput(column === \'\' ? reason : `${column} "${value}" ${reason}`)',
	"nodes/shared/contacts/report.ts: wrongInput(first?.reason ?? '')",
	'nodes/shared/contacts/report.ts: wrongInput(invalid.length === 1 && first ? rowInWords(first) : `${invalid.length} rows are not valid, so nothing was sent`)',
	'nodes/shared/contacts/rules/doNotCallList.ts: wrongInput(`${label}, ${first.place}: "${shownValue(first.value)}" ${first.reason}`)',
	'nodes/shared/forms/phoneNumberField.ts: wrongInput(`${label} "${String(raw)}" ${result.reason}`)',
	'nodes/shared/operations/nodeErrors.ts: NodeApiError(detailsOf(error) as JsonObject)',
	'nodes/shared/operations/nodeErrors.ts: NodeOperationError(error as Error)',
	'nodes/shared/operations/nodeErrors.ts: NodeOperationError(message)',
	'nodes/shared/operations/once/uncertain.ts: AiRudderFailure(`${told}${failure.message}`)',
	'nodes/shared/operations/rowParameters.ts: wrongInput(found.reason)',
	'nodes/shared/operations/sendParts.ts: AiRudderFailure(failure.message)',
	'nodes/shared/operations/toldOfRows.ts: wrongInput(heldBackInWords(row))',
	'nodes/shared/operations/toldOfRows.ts: wrongInput(rowInWords(row))',
	'nodes/shared/operations/waiting/reachable.ts: wrongInput(`${label}: ${found.problem}`)',
];

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

	it('reads every message where its error is made, but for those that were made elsewhere', () => {
		expect(unreadMessages()).toEqual(madeElsewhere);
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

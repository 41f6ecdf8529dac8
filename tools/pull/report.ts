import type { Change, Findings } from './findings';

/** What a pull found, for a person at the terminal: sections with a line for each thing, empty ones left out. */
export function reportOf(findings: Findings): string {
	const { documented, added, changed, disappeared, contradictions, errorCodes } = findings;
	const sections: Record<string, readonly string[]> = {
		'Now documented': documented.map(({ id, before }) => `${id} (was ${before})`),
		New: added.map(({ id, is }) => `${id}: ${is}`),
		Changed: changed.flatMap(linesOf),
		'No longer in the portal': disappeared.map(({ id, page }) => `${id}: ${page}`),
		'Error codes': errorCodes,
		'Said differently elsewhere: the page was taken, decide whether it is right':
			contradictions.flatMap(linesOf),
		Problems: findings.problems.map(({ page, reason }) => `${page} ${reason}`),
	};
	const told = Object.entries(sections).filter(([, lines]) => lines.length > 0);
	if (told.length === 0) return 'The portal says what the contract says.';
	return printable(told.map(section).join('\n\n'));
}

/** The rules of signature and encryption as the portal words them. */
export function passagesReport({ passages }: Findings): string {
	const told = passages.map(
		({ page, header, text }) => `  ${page} on ${header}:\n${indented(text)}`,
	);
	return told.length === 0
		? ''
		: printable(['For a person to read, signature and encryption', ...told].join('\n'));
}

function section([title, lines]: [string, readonly string[]]): string {
	return [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function linesOf({ id, lines }: Change): string[] {
	return lines.map((line) => `${id}, ${line}`);
}

/** Without what would command a terminal instead of being read: pages are somebody else's text. */
function printable(text: string): string {
	return text.replace(/[^\P{Cc}\n\t]/gu, '');
}

function indented(text: string): string {
	return text
		.split('\n')
		.map((line) => `    ${line}`)
		.join('\n');
}

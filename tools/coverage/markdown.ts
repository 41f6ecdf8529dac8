/** A table; the cells are Markdown. */
export function markdownTable(header: readonly string[], rows: readonly string[][]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [header, header.map(() => '---'), ...rows].map(line).join('\n');
}

/** A text of the contract as Markdown shows it letter for letter, in one line. */
export function plainText(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/[\\|*<[\]]|\b_\B|\B_\b|\B_\B/g, (mark) => `\\${mark}`);
}

/** A name as code. */
export function code(name: string): string {
	return `\`${name.replaceAll('|', '\\|')}\``;
}

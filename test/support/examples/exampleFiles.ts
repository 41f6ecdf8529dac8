import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nWorkflowNode, Workflow } from '../../../tools/n8n';
import { projectFolder } from '../../../tools/folders';

const folder = join(projectFolder, 'examples');

/** The file names of all example workflows. */
export const exampleFiles = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** A file of examples/ as it is. */
export const exampleText = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** An example as a person imports it. */
export const readExample = (file: string): Workflow => JSON.parse(exampleText(file)) as Workflow;

const stickyNote = 'n8n-nodes-base.stickyNote';

/** The texts of its sticky notes, in the order of the file. */
export const notesOf = ({ nodes }: Workflow): string[] =>
	nodes
		.filter(({ type }) => type === stickyNote)
		.map(({ parameters }) => String(parameters.content));

/** Its nodes without the sticky notes. */
export const workingNodes = ({ nodes }: Workflow): N8nWorkflowNode[] =>
	nodes.filter(({ type }) => type !== stickyNote);

/** A connection of a workflow; `output` counts from 0. */
export interface ExampleLink {
	from: string;
	to: string;
	type: string;
	output: number;
}

/** Every connection of a workflow, as from → to. */
export const linksOf = ({ connections }: Workflow): ExampleLink[] =>
	Object.entries(connections).flatMap(([from, byType]) =>
		Object.entries(byType).flatMap(([type, outputs]) =>
			outputs.flatMap((ends, output) =>
				(ends ?? []).map(({ node: to }) => ({ from, to, type, output })),
			),
		),
	);

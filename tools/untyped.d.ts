/** What we use of packages that bring no types. */
declare module 'gulp' {
	type Stream = NodeJS.ReadWriteStream;
	type Task = () => Promise<void> | Stream;

	export function src(globs: string[], options: { base: string; encoding: false }): Stream;
	export function dest(folder: string): Stream;
	export function series(...tasks: Task[]): () => void;
}

declare module 'eslint-plugin-n8n-nodes-base' {
	import type { ESLint, Linter } from 'eslint';

	type Named = 'community' | 'credentials' | 'nodes';

	const plugin: ESLint.Plugin & { configs: Record<Named, { rules: Linter.RulesRecord }> };
	export default plugin;
}

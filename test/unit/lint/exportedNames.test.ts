import { sharedNames } from '../../../tools/lint/exportedNames';

const inFiles = (texts: Record<string, string>) =>
	sharedNames(Object.entries(texts).map(([path, text]) => ({ path, text })));

describe('a name that stands for two things', () => {
	it.each([
		['function', 'export function find() {}', 'export async function find() {}'],
		['constant', 'export const find = 1;', 'export const [find] = [2];'],
		['type', 'export type find = 1;', 'export interface find {}'],
		['class', 'export class find {}', 'export const { a: find } = { a: 1 };'],
	])('is told with where it stands (%s)', (_kind, one, other) => {
		expect(inFiles({ 'tools/b.ts': other, 'nodes/a.ts': one })).toEqual([
			{ name: 'find', paths: ['nodes/a.ts', 'tools/b.ts'] },
		]);
	});

	it.each([
		['what a file keeps to itself', 'function find() {}', 'export function find() {}'],
		['what a file hands on', "export { find } from './b';", 'export function find() {}'],
	])('is not %s', (_kind, one, other) => {
		expect(inFiles({ 'nodes/a.ts': one, 'nodes/b.ts': other })).toEqual([]);
	});

	it('is no operation, which is called as in n8n in every resource', () => {
		const create = 'export const create = 1;';
		const folder = 'nodes/AiRudder/operations';
		expect(
			inFiles({ [`${folder}/task/create.ts`]: create, [`${folder}/plan/create.ts`]: create }),
		).toEqual([]);
		expect(
			inFiles({ [`${folder}/task/request.ts`]: create, [`${folder}/plan/request.ts`]: create }),
		).toHaveLength(1);
	});
});

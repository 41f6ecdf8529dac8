import type { Switches } from './switches';

/** A list as the switch listWrapping has it. */
export function listed(
	items: Array<Record<string, unknown>>,
	total: number,
	{ listWrapping }: Pick<Switches, 'listWrapping'>,
): unknown {
	return listWrapping === 'object' ? { list: items, total } : items;
}

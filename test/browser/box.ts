/** A rectangle of a page, in pixels of the screen. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Whether all of a box lies in a window of that size. */
export function isInSight(
	{ x, y, width, height }: Box,
	window: Pick<Box, 'width' | 'height'>,
): boolean {
	return x >= 0 && y >= 0 && x + width <= window.width && y + height <= window.height;
}

/** The box around all of them, with a margin, as far as a window of that size shows it. Throws when there are none. */
export function boxAround(
	boxes: Box[],
	margin: number,
	window: Pick<Box, 'width' | 'height'>,
): Box {
	if (boxes.length === 0) throw new Error('There is no box around nothing');
	const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - margin);
	const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - margin);
	const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin;
	const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin;
	return {
		...{ x: left, y: top },
		width: Math.min(right, window.width) - left,
		height: Math.min(bottom, window.height) - top,
	};
}

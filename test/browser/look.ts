/**
 * The beginning of programs that pages run: `contrast` of a colour with what is `behind` a part, as WCAG counts it; whether
 * a part `says` something itself. Colours are painted, because style sheets write them in many ways, also translucent ones.
 */
export const contrast = `
	const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
	const painted = (colours) => {
		for (const colour of ['white', ...colours]) {
			pixel.fillStyle = colour;
			pixel.fillRect(0, 0, 1, 1);
		}
		return [...pixel.getImageData(0, 0, 1, 1).data];
	};
	const light = (colours) => {
		const [red, green, blue] = painted(colours).map((value) =>
			value <= 10.3 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const behind = (part) =>
		part ? [...behind(part.parentElement), getComputedStyle(part).backgroundColor] : [];
	const contrast = (colour, colours) => {
		const [dark, bright] = [light([...colours, colour]), light(colours)].sort((a, b) => a - b);
		return (bright + 0.05) / (dark + 0.05);
	};
	const says = (part) =>
		[...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');`;

/** A program that a page runs: texts in parts of it, chosen by a CSS selector, of less contrast than 4.5 : 1. */
export const unreadableTexts = (parts: string) => `(() => {
	${contrast}
	return [...document.querySelectorAll(${JSON.stringify(parts)})]
		.flatMap((part) => [part, ...part.querySelectorAll('*')])
		.filter(says)
		.map((part) => [part, contrast(getComputedStyle(part).color, behind(part))])
		.filter(([, ratio]) => ratio < 4.5)
		.map(([part, ratio]) => part.outerHTML.slice(0, 80) + ' ' + ratio);
})()`;

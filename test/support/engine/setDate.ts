/** Makes it that time, for code that asks for the date. Timers go on: what waits for the network needs them. */
export function setDate(now: string): void {
	jest.useFakeTimers({
		now: new Date(now),
		doNotFake: [
			...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] as const),
			...([
				'clearImmediate',
				'setInterval',
				'clearInterval',
				'setTimeout',
				'clearTimeout',
			] as const),
		],
	});
}

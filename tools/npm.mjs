/** @typedef {[file: string, parameters: string[], options?: { shell?: boolean }]} Command What `spawn` takes. */

/**
 * How to start npm from Node: the npm that started us if there is one, else the one on PATH.
 *
 * @param {string[]} parameters
 * @returns {Command}
 */
export function npm(...parameters) {
	const running = process.env.npm_execpath;
	if (running?.endsWith('.js')) return [process.execPath, [running, ...parameters], {}];
	// On Windows npm is a command file, which only a shell can start.
	return ['npm', parameters, { shell: process.platform === 'win32' }];
}

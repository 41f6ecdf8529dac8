/** What the environment of the tests puts beside the globals of Node.js. */
declare global {
	/** Milliseconds that a test of the suite may take; of jest.config.js. */
	var suiteTimeout: number;
	/** Loads a package by its name, the same for all test files of a process. */
	var loadOnce: NodeJS.Require;
}

export {};

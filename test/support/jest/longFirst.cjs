const { join } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Parts of the paths of test files that take more than half a minute, longest first. On a fresh clone Jest knows no times and
 * goes by the size of files; these are short, came last, and kept one core waiting for the other.
 */
const longest = [
	'faults/answers',
	'faults/wire',
	'e2e/dialerWait',
	'engine/pulledContract',
	'e2e/retryAfterDeath',
	'e2e/contractPull',
	'browser/',
	'unit/events/anyBody',
	'engine/everyOperation',
	'unit/events/anyChatbotBody',
	'engine/bombs',
	'engine/downloads',
];

/** Begins with the files that take longest. */
module.exports = class LongFirst extends Sequencer {
	/**
	 * @override
	 * @param {import('@jest/test-result').Test[]} tests
	 */
	async sort(tests) {
		const sorted = await super.sort(tests);
		const long = longest.flatMap((part) =>
			sorted.filter(({ path }) => path.includes(join('test', part))),
		);
		return [...long, ...sorted.filter((test) => !long.includes(test))];
	}
};

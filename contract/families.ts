// @ts-nocheck The types follow in the next commit.
/** Families of operations differ in how they wrap an answer and in how they take the token. */

const familyOfPrefix = [
	['/service/cloud/', 'cloud'],
	['/service/callcenter/', 'callCenter'],
	['/service/sms/', 'callCenter'],
	['/api/v1/', 'chatbot'],
];

const familyOfSection = {
	'Predictive dialer': 'callCenter',
	SMS: 'callCenter',
	Chatbot: 'chatbot',
};

/**
 * The family of the operations below a path; undefined when none is known.
 *
 * @param {string} path
 * @returns {'cloud' | 'callCenter' | 'chatbot' | undefined}
 */
function familyOfPath(path) {
	return familyOfPrefix.find(([prefix]) => path.startsWith(prefix))?.[1];
}

/**
 * The family of a section of the contract, for operations whose path is not known.
 *
 * @param {string | undefined} tag
 * @returns {'cloud' | 'callCenter' | 'chatbot'}
 */
function familyOfTag(tag) {
	return familyOfSection[tag] ?? 'cloud';
}

export { familyOfPath, familyOfTag };

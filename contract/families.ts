/** Families of operations differ in how they wrap an answer and in how they take the token. */
export type Family = 'cloud' | 'callCenter' | 'chatbot';

const familyOfPrefix: ReadonlyArray<readonly [prefix: string, family: Family]> = [
	['/service/cloud/', 'cloud'],
	['/service/callcenter/', 'callCenter'],
	['/service/sms/', 'callCenter'],
	['/api/v1/', 'chatbot'],
];

const familyOfSection: Readonly<Record<string, Family>> = {
	'Predictive dialer': 'callCenter',
	SMS: 'callCenter',
	Chatbot: 'chatbot',
};

/** The family of an operation: by its path where that tells it, else by its section, the first of its tags. */
export function familyOf({ path = '', tags = [] }: { path?: string; tags?: string[] }): Family {
	return familyOfPath(path) ?? familyOfTag(tags[0]);
}

/** The family of the operations below a path; undefined when none is known. */
export function familyOfPath(path: string): Family | undefined {
	return familyOfPrefix.find(([prefix]) => path.startsWith(prefix))?.[1];
}

/** The family of a section of the contract, for operations whose path is not known. */
export function familyOfTag(tag: string | undefined): Family {
	return (tag === undefined ? undefined : familyOfSection[tag]) ?? 'cloud';
}

import type { RefusingAnswer } from '../answers';
import { readContract } from '../contract/contract';
import { isRecord, readOnce, recordsIn } from '../formats/values';

/** The body codes of the call centre family that the simulator gives. */
export const codes = {
	unreadable: -1,
	taskNotCreated: 10501,
	taskIdMissing: 10502,
	callbackMissing: 10503,
	callbackNotValid: 10504,
	contactsMissing: 10505,
	noSuchTask: 10506,
	nameTaken: 10508,
	startInPast: 10509,
	numberMalformed: 10510,
	noSuchGroup: 10511,
	groupMissing: 10512,
	taskFinished: 10513,
	taskNotFinished: 10515,
	nameNotValid: 10518,
	nameToCopyMissing: 10519,
	restTimeMalformed: 10520,
	repeatTimesNotValid: 10521,
	bulkCallIntervalNotValid: 10522,
	voicemailNotValid: 10523,
	qualityNotValid: 10524,
	lostRateNotValid: 10525,
	contactIntervalNotValid: 10526,
	agentNotValid: 10550,
	callIdMissing: 10608,
	callIdNotValid: 10609,
	callNotFinished: 10611,
	callNotAnswered: 10612,
	templateUnknown: 10617,
	phoneNumberNotConfigured: 10618,
	endTooEarly: 10620,
	notOneDay: 10621,
	overTheLimit: 10705,
} as const;

export type CodeName = keyof typeof codes;

/** A refusal with a code of the contract, in the contract's words for it. */
export function refuseBy(name: CodeName, detail = ''): RefusingAnswer {
	const code = codes[name];
	return { kind: 'refusal', code, message: `${meaningOf(code)}${detail && `: ${detail}`}` };
}

/** The same for something the contract forbids; also listed among the violations. */
export function refuseAsBrokenBy(name: CodeName, detail = ''): RefusingAnswer {
	return { ...refuseBy(name, detail), breaksContract: true };
}

const codeOfField: ReadonlyArray<readonly [field: RegExp, code: CodeName]> = [
	[/^taskName$/, 'nameNotValid'],
	[/^groupName$/, 'groupMissing'],
	[/^fromTask$/, 'nameToCopyMissing'],
	[/^taskI[dD]$|^TaskID$/, 'taskIdMissing'],
	[/^callid$/, 'callIdMissing'],
	[/^callback(?:Url)?$/, 'callbackNotValid'],
	[/^(?:contactList|customizeContacts)$/, 'contactsMissing'],
	[/^restTimes/, 'restTimeMalformed'],
	[/^repeatTimes$/, 'repeatTimesNotValid'],
	[/^bulkCallInterval$/, 'bulkCallIntervalNotValid'],
	[/^voicemail/, 'voicemailNotValid'],
	[/^(?:autoQ[aA]|qa)/, 'qualityNotValid'],
	[/^maxLostRate$/, 'lostRateNotValid'],
	[/^contactNumberInterval$/, 'contactIntervalNotValid'],
	[/^agentName/, 'agentNotValid'],
];

/**
 * The code for a request that does not fit its schema, by the place in its body that is wrong (`customizeContacts/0/name`);
 * undefined when the contract has none for it.
 */
export function codeOfBrokenField(operationId: string, place: string): number | undefined {
	const name = codeOfField.find(([pattern]) => pattern.test(place))?.[1];
	if (name) return codes[name];
	if (!/^(?:create|copy)DialerTask$/.test(operationId)) return undefined;
	return place === '' ? codes.unreadable : codes.taskNotCreated;
}

const meanings = readOnce(readMeanings);

function meaningOf(code: number): string {
	const meaning = meanings().get(code);
	if (meaning === undefined) throw new Error(`The contract has no code ${code}`);
	return meaning;
}

function readMeanings(): Map<number, string> {
	const contract: unknown = readContract();
	const families = isRecord(contract) ? contract['x-error-codes'] : undefined;
	const entries = isRecord(families) ? recordsIn(families.callCenter) : [];
	return new Map(entries.map(({ code, meaning }) => [Number(code), String(meaning)]));
}

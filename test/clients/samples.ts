import type { Debtor } from './callingTaskClient';
import type { Wire } from './evidenceTypes';

/** A row of an answered call with every field of the table of section 5; every value is made up. */
export const answeredRow: Wire = {
	callid: '0123456789abcdef0123456789abcdef',
	taskId: 'fedcba9876543210fedcba9876543210',
	taskName: 'Bucket1-20260302-0900',
	phoneNumber: '+6281111111110',
	mainNumber: '+6281111111119',
	phoneTag: 'mobile_phone_2',
	callType: 'auto',
	callResultType: 'SuccAgentHangup',
	talkResult: 'Connected',
	calltime: '2026-03-02T02:00:00Z',
	ringtime: '2026-03-02T02:00:02Z',
	answertime: '2026-03-02T02:00:08Z',
	talktime: '2026-03-02T02:00:10Z',
	endtime: '2026-03-02T02:00:35Z',
	talkDuration: 27,
	waitingDuration: 2,
	talkedTime: 25,
	holdDuration: 1,
	nthCall: 2,
	hangupReason: 12,
	biztype: 'Collection',
	groupName: 'Collection',
	OrgName: 'Shop',
	caller: '+622150000000',
	wfContactId: '77',
	distRuleAgent: 'free',
	seText: 'calm',
	remark: 'vip',
	agentName: 'ayu',
	customerName: 'Sari',
	adminAct: ['listened'],
	transferReason: 'none',
	reclink: 'https://files.example.com/download/20260302/0a/0b.wav',
	talkremarks: 'pays on Friday',
	seScore: 4,
	TaskStartTime: '2026-03-02T01:59:00Z',
	customizeResults: [
		{ title: 'Level1', groupName: 'Collection', value: 'Contacted' },
		{ title: 'PTP Amount', groupName: 'Collection', value: '250.000' },
	],
	customerInfo: { account_id: '1001', fullname: 'Sari' },
};

/** A row of a call that nobody answered. */
export const unansweredRow: Wire = {
	...answeredRow,
	callid: 'ffffffffffffffffffffffffffffffff',
	phoneNumber: '+6281111111116',
	callResultType: 'NoAnswered',
	talkResult: '',
	answertime: '',
	talktime: null,
	talkDuration: 0,
	waitingDuration: 0,
	talkedTime: 0,
	holdDuration: 0,
	nthCall: 1,
	hangupReason: 2,
	agentName: null,
	reclink: '',
	talkremarks: '',
	customizeResults: [],
};

/** A record of /detail with every field that the reminder client reads (10.13 to 10.19). */
export const finishedRecord: Wire = {
	CalleeNumber: '+6281111111110',
	Comments: '4711',
	Status: 'finished',
	CallStartTime: '2026-03-02T03:00:05Z',
	CallEndTime: '2026-03-02T03:00:47Z',
	RingType: 'normal',
	Intention: 'A',
	HangupType: 'ByCallee',
	RobotID: '00112233445566778899aabbccddeeff',
	Multi_intention: '{}',
};

/** Somebody to remind, with every field that the reminder client sends (10.8, 10.9). */
export function debtor(Mobile: string, more: Partial<Debtor> = {}): Debtor {
	return {
		Debtor: 'Sari',
		Mobile,
		LoanDate: '2026-02-01',
		DueDate: '2026-03-02',
		LoanAmount: 1_500_000,
		Arrears: 250_000,
		Unit: 'IDR',
		Platform: 'Shop',
		Comments: 4711,
		Gender: 'female',
		...more,
	};
}

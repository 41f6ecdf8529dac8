import { entriesIn } from '../../../nodes/AiRudder/operations/dialerTask/answers';
import { wirePeriod } from '../../../nodes/AiRudder/operations/dialerTask/callPeriod';
import { addressProblem } from '../../../nodes/shared/api/addressProblem';
import { withoutMarks } from '../../../nodes/shared/operations/waiting/resume';

it('asks for the wider period where clocks are set back, never for one that ends before it begins', () => {
	const from = new Date('2026-11-01T05:45:00Z');
	const until = new Date('2026-11-01T06:15:00Z');
	expect(wirePeriod({ from, until, zone: 'America/New_York' })).toEqual({
		minstarttime: '2026-11-01 01:15:00',
		maxstarttime: '2026-11-01 01:45:00',
	});
});

it('loses no entry of a list that comes as an object', () => {
	expect(entriesIn({ list: { a: { callid: '1' }, b: { callid: '2' } }, total: 2 })).toEqual([
		{ callid: '1' },
		{ callid: '2' },
	]);
});

it('takes nothing of an earlier wait for its own', () => {
	const row = { mobile: '+6281111111101', waitId: 'w.0', timedOut: true, refused: true };
	expect(withoutMarks({ ...row, refusedContacts: [] })).toEqual({ mobile: '+6281111111101' });
});

it.each([
	'https://n8n.lan/webhook/x',
	'https://n8n.home.arpa/webhook/x',
	'https://localhost../webhook/x',
	'https://[::127.0.0.1]/webhook/x',
	'https://[64:ff9b::7f00:1]/webhook/x',
	'https://[fec0::1]/webhook/x',
])('names an address that AIRudder cannot reach: %s', (address) => {
	expect(addressProblem(address)).toMatchObject({ problem: expect.any(String) });
});

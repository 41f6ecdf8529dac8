import { wirePeriod } from '../../../../nodes/AiRudder/operations/dialerTask/callPeriod';

it('asks for the wider period where clocks are set back, never for one that ends before it begins', () => {
	const from = new Date('2026-11-01T05:45:00Z');
	const until = new Date('2026-11-01T06:15:00Z');
	expect(wirePeriod({ from, until, zone: 'America/New_York' })).toEqual({
		minstarttime: '2026-11-01 01:15:00',
		maxstarttime: '2026-11-01 01:45:00',
	});
});

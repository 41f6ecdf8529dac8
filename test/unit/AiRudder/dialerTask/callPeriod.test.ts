import {
	periodAround,
	wirePeriod,
} from '../../../../nodes/AiRudder/operations/dialerTask/callPeriod';

it('asks for the wider period where clocks are set back, never for one that ends before it begins', () => {
	const from = new Date('2026-11-01T05:45:00Z');
	const until = new Date('2026-11-01T06:15:00Z');
	expect(wirePeriod({ from, until, zone: 'America/New_York' })).toEqual({
		minstarttime: '2026-11-01 01:15:00',
		maxstarttime: '2026-11-01 01:45:00',
	});
});

it('spans the calls of an answer with more of them than a function takes arguments', () => {
	const second = (place: number) => String(place % 60).padStart(2, '0');
	const calls = Array.from({ length: 200_000 }, (_, place) => ({
		calltime: `2026-11-20 09:30:${second(place)}`,
	}));
	expect(periodAround(calls, {})).toEqual({
		from: new Date('2026-11-18T09:30:00Z'),
		until: new Date('2026-11-22T09:30:59Z'),
		zone: 'UTC',
	});
});

import { isCalendarDay } from '../../../nodes/shared/api/times';

it.each([
	['2026-11-30', true],
	['2026-11-31', false],
	['2026-12-31', true],
	['2026-02-29', false],
	['2028-02-29', true],
	['2100-02-29', false],
	['2400-02-29', true],
	['2026-00-10', false],
	['2026-13-10', false],
	['2026-01-00', false],
	['2026-1-01', false],
])('%s is a day that exists: %s', (day, exists) => {
	expect(isCalendarDay(day)).toBe(exists);
});

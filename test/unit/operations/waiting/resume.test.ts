import { withoutMarks } from '../../../../nodes/shared/operations/waiting/resume';

it('takes nothing of an earlier wait for its own', () => {
	const row = { mobile: '+6281111111101', waitId: 'w.0', timedOut: true, refused: true };
	expect(withoutMarks({ ...row, refusedContacts: [] })).toEqual({ mobile: '+6281111111101' });
});

import type { Contact } from '../../../../nodes/shared/contacts';
import { sentRows } from '../../../../nodes/AiRudder/operations/dialerTask/sentRows';

it('tells on the first row of a refused contact that belongs to no certain row, and refuses none for it', () => {
	const contacts = ['+628111000000', '+628111000001'].map((number, item): Contact => ({
		row: { mobile: number },
		item,
		number,
		fields: {},
	}));
	const refusedContacts = [{ contact: { PhoneNumber: '+62' } }];
	const created = { taskId: 't-1', taskName: 'due_today', refusedContacts };
	const [first, second] = sentRows(contacts, created);
	expect(first).toMatchObject({ isRefused: false, json: { refusedContacts } });
	expect(second!.isRefused).toBe(false);
	expect(second!.json).not.toHaveProperty('refusedContacts');
});

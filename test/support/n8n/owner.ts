/** The person who owns the n8n of a test. */
export const owner = {
	email: 'owner@example.com',
	password: 'End-to-end-1',
	firstName: 'End',
	lastName: 'User',
};

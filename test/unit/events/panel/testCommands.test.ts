import { quotableJson } from '../../../../nodes/shared/events/panel/testCommands';

it('quotes a sample so that it cannot end the command, or show as HTML', () => {
	const sample = { text: `it's <b onclick="x">'; rm -rf / #</b> & more` };
	const json = quotableJson(sample);
	expect(json).not.toMatch(/[<>&']/);
	expect(JSON.parse(json)).toEqual(sample);
});

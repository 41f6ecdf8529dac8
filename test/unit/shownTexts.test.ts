import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { everyForm } from './everyForm';

/** What concerns the makers of the package, not those who use it. */
const ofTheMakers =
	/\bcontract\b|consumer|client|evidence|inferred|spelt|in production|was seen|were seen|sample body|names no limit|does not explain/i;

it.each(everyForm)(
	'%s speaks to its users in its form, not about our sources',
	(_name, { properties }) => {
		const shown = properties.flatMap(textsOf);
		expect(shown.length).toBeGreaterThan(3);
		expect(shown.filter((text) => ofTheMakers.test(text))).toEqual([]);
	},
);

type Shown = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** Every text of a field that a user reads: its own, and those of its options and of the fields within it. */
function textsOf(shown: Shown): string[] {
	const {
		displayName,
		description,
		hint,
		placeholder,
		action,
		options = [],
		values = [],
	} = {
		...(shown as Partial<INodeProperties & INodePropertyOptions & INodePropertyCollection>),
	};
	const name = 'type' in shown ? undefined : shown.name;
	const own = [displayName, name, description, hint, placeholder, action];
	return [
		...own.filter((text): text is string => typeof text === 'string'),
		...[...options, ...values].flatMap(textsOf),
	];
}

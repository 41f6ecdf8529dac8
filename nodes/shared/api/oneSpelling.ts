import type { IDataObject } from 'n8n-workflow';
import { looseName } from './lists';
import { idText, isBlank } from './values';

/** The words of a name, however it joins them: TaskID, task_id, SIPLine, scheduleStartTime. */
const words = /[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+/g;

/**
 * A listed entry, whose fields the contract does not name, in the one spelling of our items: `taskId`, `status`,
 * `scheduleStartTime`. Its id and name become `<kind>Id` and `<kind>Name` whether AIRudder writes the kind before them or
 * not; values stay as they are, ids become text. Of two fields that would get one name the later keeps its own.
 */
export function inOneSpelling(entry: IDataObject, kind: string): IDataObject {
	const own = new Map([
		[`${kind}id`, `${kind}Id`],
		[`${kind}name`, `${kind}Name`],
		['id', `${kind}Id`],
		['name', `${kind}Name`],
	]);
	const spelled: IDataObject = {};
	const wantedOf = (name: string) => own.get(looseName(name)) ?? camelCase(name);
	for (const [name, value] of Object.entries(entry).sort(inOrderOfRight(kind, wantedOf))) {
		const wanted = wantedOf(name);
		const isTaken = Object.hasOwn(spelled, wanted);
		const shown = wanted === `${kind}Id` ? (idText(value) ?? value) : value;
		if (!isBlank(value)) spelled[isTaken ? name : wanted] = isTaken ? value : shown;
	}
	return spelled;
}

/**
 * Who has a right to a name comes first: fields that say the kind before those that do not, `robot_id` is the id where there is
 * an `id`, too; among them those that are spelled so already, because they have no other name to keep.
 */
function inOrderOfRight(kind: string, wantedOf: (name: string) => string) {
	const rank = (name: string) =>
		(looseName(name).startsWith(kind) ? 0 : 2) + (wantedOf(name) === name ? 0 : 1);
	return ([one]: [string, unknown], [other]: [string, unknown]) => rank(one) - rank(other);
}

function camelCase(name: string): string {
	const found = /^[\w]+$/.test(name) ? (name.match(words) ?? []) : [];
	const [first, ...others] = found.map((word) => word.toLowerCase());
	if (first === undefined) return name;
	return [first, ...others.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)].join(
		'',
	);
}

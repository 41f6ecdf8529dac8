import { isObject, isText } from '../../nodes/shared/api/values';
import { everythingIn, type Own } from '../pull/contract';
import { dereferenced } from '../../contract/read';
import type { Contract, Grade, MediaType, Schema } from '../../contract/types';
import { schemaNameIn } from '../pull/page/schema';
import { gradeOf } from '../pull/merge/mergeSchema';

/** A field of a request, an answer or an event, and how well it is known. */
export interface KnownField {
	/** `query`, `header`, `request`, `answer` or `event`; '' in a schema that several share. */
	place: string;
	/** With the fields that it stands in: `data.TaskID`, `details[].callee`. */
	name: string;
	meaning: string;
	grade: Grade;
	note: string;
}

/** Something with fields of its own: an operation, an event, or a schema that operations and events refer to. */
export interface FieldOwner {
	kind: 'operation' | 'webhook' | 'schema';
	id: string;
	grade: Grade;
	fields: KnownField[];
	/** Of a schema: the operations and events that refer to it. */
	usedBy: string[];
}

/** The grades of fields, the best first. */
export const fieldGrades: readonly Grade[] = [
	'documented',
	'clients',
	'modules',
	'client',
	'inferred',
];

/**
 * Every field of the contract with its grade, by what it belongs to: operations and events first, then schemas, each
 * once. A field is known as it says itself, else as what holds it; a schema as the best known of what refers to it.
 * What is unpublished has none.
 */
export function fieldOwners(contract: Contract): FieldOwner[] {
	const known = everythingIn(contract).filter(({ words }) => words['x-evidence'] !== 'unpublished');
	const reached = new Map<string, { grade: Grade; usedBy: Set<string> }>();
	const visit = (name: string, grade: Grade, user: string): void => {
		const schema = schemaAt(contract, name);
		const before = reached.get(name);
		const best = better(before?.grade, gradeOf(schema, grade));
		if (before?.grade === best && before.usedBy.has(user)) return;
		reached.set(name, { grade: best, usedBy: new Set([...(before?.usedBy ?? []), user]) });
		const { references } = fieldsIn(schema, { contract, place: '', path: '', grade: best });
		for (const one of references) visit(one.name, one.grade, user);
	};
	const owners = known.map((own): FieldOwner => {
		const { fields, references } = exchangeFields(own, contract);
		for (const { name, grade } of references) visit(name, grade, own.id);
		return { kind: own.kind, id: own.id, grade: own.words['x-evidence'], fields, usedBy: [] };
	});
	const schemas = Object.keys(contract.components.schemas).flatMap((id): FieldOwner[] => {
		const { grade, usedBy } = reached.get(id) ?? {};
		if (grade === undefined || usedBy === undefined) return [];
		const place = { contract, place: '', path: '', grade };
		const { fields } = fieldsIn(schemaAt(contract, id), place);
		return [{ kind: 'schema', id, grade, fields, usedBy: [...usedBy] }];
	});
	return [...owners, ...schemas].filter(({ fields }) => fields.length > 0);
}

interface Found {
	fields: KnownField[];
	/** Schemas that are referred to, with the grade that they have there unless they say so themselves. */
	references: Array<{ name: string; grade: Grade }>;
}

interface Place {
	contract: Contract;
	place: string;
	path: string;
	grade: Grade;
}

function exchangeFields({ kind, words }: Own, contract: Contract): Found {
	const grade = words['x-evidence'];
	const { parameters = [], requestBody, responses = {} } = words;
	const sent = kind === 'webhook' ? 'event' : 'request';
	const answers = kind === 'webhook' ? [] : Object.values(responses);
	return joined([
		...parameters.map((parameter) => {
			const { in: place, name, required: _required, ...words } = parameter;
			const within = { contract, place, path: name, grade: gradeOf(parameter, grade) };
			return { fields: [fieldOf(words, within)], references: [] };
		}),
		...(requestBody ? [bodyFields(requestBody, { contract, place: sent, path: '', grade })] : []),
		...answers.map((answer) => bodyFields(answer, { contract, place: 'answer', path: '', grade })),
	]);
}

/** The fields of a body, and its types where the contract says how it knows one. */
function bodyFields(body: { content?: Record<string, MediaType> }, within: Place): Found {
	const grade = gradeOf(body, within.grade);
	return joined(
		Object.entries(body.content ?? {}).flatMap(([type, media]) => {
			const place = { ...within, grade: gradeOf(media, grade) };
			const own = 'x-evidence' in media ? [fieldOf({}, { ...place, path: type })] : [];
			return [{ fields: own, references: [] }, fieldsIn(media.schema ?? {}, place)];
		}),
	);
}

/** The fields inside a schema, which stands at `path`. */
function fieldsIn(schema: Schema, within: Place): Found {
	const { $ref: reference, properties = {}, items, additionalProperties: others } = schema;
	const { contract, path } = within;
	const grade = gradeOf(schema, within.grade);
	if (isText(reference))
		return { fields: [], references: [{ name: schemaNameIn(reference), grade }] };
	const inner = (part: Schema, at: string) => fieldsIn(part, { ...within, path: at, grade });
	const variants = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) => list ?? []);
	return joined([
		...variants.map((part) => inner(part, path)),
		...Object.entries(properties).map(([name, part]) => {
			const at = path === '' ? name : `${path}.${name}`;
			const whole = dereferenced(part, contract);
			const place = { ...within, path: at, grade: gradeOf(whole, grade) };
			const field = fieldOf(whole, place);
			return joined([{ fields: [field], references: [] }, fieldsIn(part, place)]);
		}),
		...(items ? [inner(items, `${path}[]`)] : []),
		...(isObject(others) ? [inner(others, `${path}.*`)] : []),
	]);
}

function fieldOf(words: Schema, { place, path, grade }: Place): KnownField {
	const { description, 'x-evidence-note': why, 'x-note': said, 'x-not-on-page': kept } = words;
	const values = words.enum ?? words['x-known-values'] ?? words['x-observed-values'];
	const notes = [why, said, ...(kept === undefined ? [] : ['Not on the page of the portal.'])];
	return {
		...{ place, name: path, grade },
		meaning: description ?? (Array.isArray(values) ? values.map(String).join(', ') : ''),
		note: notes.filter(isText).join(' '),
	};
}

function joined(all: readonly Found[]): Found {
	return {
		fields: all.flatMap(({ fields }) => fields),
		references: all.flatMap(({ references }) => references),
	};
}

function better(one: Grade | undefined, other: Grade): Grade {
	if (one === undefined) return other;
	return fieldGrades.indexOf(one) <= fieldGrades.indexOf(other) ? one : other;
}

function schemaAt({ components }: Contract, name: string): Schema {
	return components.schemas[name] ?? {};
}

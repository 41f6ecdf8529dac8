import { isDeepStrictEqual } from 'node:util';
import { mapped } from '../../../contract/read';
import type { DescribedAnswer, Body, MediaType, Parameter, Schema } from '../../../contract/types';
import type { PlacedPage } from '../match';
import type { OperationParts } from '../page/operationParts';
import { inOrder } from '../page/schema';
import { PageProblem } from '../problem';
import { isInChinese } from '../sections';

interface Variant<Part> {
	/** The section that the page stands in. */
	section: string;
	part: Part;
}

/**
 * What several pages about one operation say together. AIRudder describes an operation once for each product line, and
 * once in each language. Where they agree in everything but wording, the first one speaks; where they do not, bodies
 * and answers become `anyOf` with the section as title. Throws PageProblem when they take bodies of different types.
 */
export function exchangeOf(pages: readonly PlacedPage[]): OperationParts {
	const variants = speakers(pages).map(({ section, part }) => ({ section, part: part.operation }));
	const responses = statusesIn(variants).map((status) => [
		status,
		answerOf(chosen(variants, ({ responses: { [status]: answer } }) => answer)),
	]);
	return {
		parameters: parametersOf(
			variants.map(({ section, part }) => ({ section, part: part.parameters })),
		),
		requestBody: bodyOf(
			chosen(variants, ({ requestBody }) => requestBody),
			variants.length,
		),
		responses: Object.fromEntries(responses) as Record<string, DescribedAnswer>,
	};
}

/** The pages, those that are not in Chinese first, each with a name of its section that no other has. */
function speakers(pages: readonly PlacedPage[]): Array<Variant<PlacedPage>> {
	const sorted = [...pages].sort(
		(one, other) =>
			Number(isChinese(one)) - Number(isChinese(other)) ||
			one.page.id.localeCompare(other.page.id, 'en', { numeric: true }),
	);
	const names = sorted.map(({ operation, page }) => operation.folder[0] ?? page.title);
	return sorted.map((part, index) => {
		const name = names[index] ?? '';
		const isShared = names.indexOf(name) !== names.lastIndexOf(name);
		return { part, section: isShared ? `${name}: ${part.page.title}` : name };
	});
}

/** The page that names what several pages are about: the first that is not in Chinese. */
export function leadingPage(pages: readonly PlacedPage[]): PlacedPage {
	return pages.find((page) => !isChinese(page)) ?? pages[0]!;
}

/** Whether a page is written in Chinese. */
export function isChinese({ page }: PlacedPage): boolean {
	return isInChinese(page.title);
}

function chosen<Whole, Part>(
	variants: ReadonlyArray<Variant<Whole>>,
	choose: (whole: Whole) => Part | undefined,
): Array<Variant<Part>> {
	return variants.flatMap(({ section, part: whole }) => {
		const part = choose(whole);
		return part === undefined ? [] : [{ section, part }];
	});
}

function statusesIn(variants: ReadonlyArray<Variant<OperationParts>>): string[] {
	return [...new Set(variants.flatMap(({ part }) => Object.keys(part.responses)))].sort();
}

/** A parameter that not all sections have is not required, and its description says whose it is. */
function parametersOf(variants: ReadonlyArray<Variant<Parameter[]>>): Parameter[] {
	const names = new Set(variants.flatMap(({ part }) => part.map((one) => `${one.in} ${one.name}`)));
	return [...names].flatMap((name) => {
		const having = chosen(variants, (parameters) =>
			parameters.find((one) => `${one.in} ${one.name}` === name),
		);
		const [first] = having;
		if (!first) return [];
		const isEverywhere = having.length === variants.length;
		const only = isEverywhere
			? undefined
			: `(${having.map(({ section }) => section).join(', ')} only)`;
		const description = [first.part.description, only].filter(Boolean).join(' ');
		return [
			{
				...first.part,
				required:
					first.part.in === 'path' || (isEverywhere && having.every(({ part }) => part.required)),
				...(description ? { description } : {}),
				schema: schemaOf(chosen(having, ({ schema }) => schema)),
			},
		];
	});
}

function bodyOf(bodies: ReadonlyArray<Variant<Body>>, pages: number): Body | undefined {
	const [first] = bodies;
	if (!first) return undefined;
	const types = new Set(bodies.flatMap(({ part }) => Object.keys(part.content)));
	if (types.size > 1) {
		throw new PageProblem(`takes a body of another type than its twin: ${[...types].join(', ')}`);
	}
	const isRequired = bodies.length === pages && bodies.every(({ part }) => part.required);
	return { ...(isRequired ? { required: true } : {}), content: contentOf(bodies) };
}

function answerOf(answers: ReadonlyArray<Variant<DescribedAnswer>>): DescribedAnswer {
	const withContent = chosen(
		answers,
		({ content, ...answer }) => content && { ...answer, content },
	);
	return {
		description: answers[0]?.part.description ?? 'Answer',
		...(withContent.length > 0 ? { content: contentOf(withContent) } : {}),
	};
}

function contentOf(
	holders: ReadonlyArray<Variant<{ content: Record<string, MediaType> }>>,
): Record<string, MediaType> {
	const types = [...new Set(holders.flatMap(({ part }) => Object.keys(part.content)))];
	const content = types.map((type) => {
		const media = chosen(holders, ({ content: { [type]: one } }) => one);
		const [example] = media.flatMap(({ part }) => ('example' in part ? [part.example] : []));
		return [
			type,
			{
				schema: schemaOf(chosen(media, ({ schema }) => schema)),
				...(example === undefined ? {} : { example }),
			},
		];
	});
	return Object.fromEntries(content) as Record<string, MediaType>;
}

/** One schema where all have the same shape, else one for each shape, with the sections that have it as title. */
function schemaOf(variants: ReadonlyArray<Variant<Schema>>): Schema {
	const shapes: Array<{ sections: string[]; schema: Schema }> = [];
	for (const { section, part: schema } of variants) {
		const same = shapes.find((shape) => isDeepStrictEqual(shapeOf(shape.schema), shapeOf(schema)));
		if (same) same.sections.push(section);
		else shapes.push({ sections: [section], schema });
	}
	const [first, ...others] = shapes;
	if (others.length === 0) return first?.schema ?? {};
	return {
		anyOf: shapes.map(({ sections, schema }) => inOrder({ ...schema, title: sections.join(', ') })),
	};
}

const wording = ['title', 'description', 'examples', 'x-enum-labels'];

/** A schema without its wording, and with lists whose order says nothing in one order. */
function shapeOf(schema: Schema): unknown {
	const { properties, items, anyOf, oneOf, required, enum: values, ...words } = schema;
	const told = Object.entries(words).filter(([word]) => !wording.includes(word));
	return {
		...Object.fromEntries(told),
		...(properties ? { properties: mapped(properties, shapeOf) } : {}),
		...(items ? { items: shapeOf(items) } : {}),
		...(anyOf ? { anyOf: anyOf.map(shapeOf) } : {}),
		...(oneOf ? { oneOf: oneOf.map(shapeOf) } : {}),
		...(required ? { required: [...required].sort() } : {}),
		...(values ? { enum: values.map(String).sort() } : {}),
	};
}

import type {
	RequestForm,
	RequestParameter,
} from '../../nodes/shared/operations/fromContract/requestForm';
import { defined, isUnpublished, operationsIn, ownHeaders, type PlacedOperation } from '../read';
import { bodyTypes, type Contract, type Parameter } from '../types';
import { banner, literal, moduleFile, type InRow } from './literal';
import { requestSchema } from './requestSchema';

/** Where the module lies. */
export const formsFile = moduleFile('operations/fromContract/forms.generated.ts');

const places = ['path', 'query', 'header'];

/** A list or an object of the table is written on one line up to this many characters. */
const longestRow = 120;

/**
 * The text of the module with what the requests of operations take whose forms are built (`x-form`), from a contract
 * without references. Left out are those that AIRudder does not publish, and those with a body that no form can make.
 */
export function generateForms(contract: Contract): string {
	const own = ownHeaders(contract);
	const forms = operationsIn(contract.paths)
		.filter(({ path, operation }) => operation['x-form'] !== undefined && !isUnpublished(path))
		.map((found) => [found.operation.operationId, formOf(found, own)]);
	const inRow: InRow = (entries, depth) => depth > 1 && entries.join(', ').length <= longestRow;
	return [
		banner,
		"import type { EndpointId } from '../../api/endpoints.generated';",
		"import type { RequestForm } from './requestForm';\n",
		'/** What the requests of the operations take whose forms are built from the contract. */',
		`export const forms: Readonly<Partial<Record<EndpointId, RequestForm>>> = ${literal(Object.fromEntries(forms), inRow)};\n`,
	].join('\n');
}

/** What a request takes; undefined when no form can make its body. */
function formOf(
	{ method, operation, pathParameters }: PlacedOperation,
	own: ReadonlySet<string>,
): RequestForm | undefined {
	// n8n's HTTP library sends no body with GET.
	const { content = {} } = (method === 'get' ? undefined : operation.requestBody) ?? {};
	const type = bodyTypes.find((known) => Object.hasOwn(content, known));
	if (type === undefined && Object.keys(content).length > 0) return undefined;
	const byPlace = new Map(
		[...pathParameters, ...(operation.parameters ?? [])].map((parameter) => [
			`${parameter.in} ${parameter.name}`,
			parameter,
		]),
	);
	const parameters = [...byPlace.values()]
		.filter((parameter) => places.includes(parameter.in))
		.filter(({ in: place, name }) => place !== 'header' || !own.has(name.toLowerCase()))
		.map(parameterOf);
	return defined({
		parameters: parameters.length > 0 ? parameters : undefined,
		body: type && { type, schema: requestSchema(content[type]?.schema ?? {}, { variants: true }) },
	});
}

function parameterOf(parameter: Parameter): RequestParameter {
	const { name, in: place, required, explode, description, example, examples = {} } = parameter;
	const [content] = Object.values(parameter.content ?? {});
	const [sample] = Object.values(examples);
	const schema = requestSchema({
		...(parameter.schema ?? content?.schema),
		...defined({ description, example: example ?? sample?.value }),
	});
	return defined({
		name,
		in: place,
		required: required === true || place === 'path' ? true : undefined,
		explode: explode === false ? false : undefined,
		schema,
	});
}

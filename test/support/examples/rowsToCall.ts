import { runInNewContext } from 'node:vm';
import type { N8nWorkflowNode } from '../../../tools/n8n';

/** What a node that picks the rows to call asks of their status: it has to be this very word. */
interface AskedStatus {
	column: string;
	value: string;
}

/**
 * The one status with which rows pass a node of an example, as it asks its service. Throws for any other way of asking: what
 * cannot be read here may let anybody through.
 */
export function askedStatus({ type, parameters }: N8nWorkflowNode): AskedStatus {
	const asked = statements[type]?.(parameters as unknown as Asked);
	const [, column, value] = /^\{?(\w[\w ]*?)\}? = '([^']*)'$/.exec(asked ?? '') ?? [];
	if (column === undefined || value === undefined) throw new Error(`${type} asks ${asked}`);
	return { column, value };
}

interface Asked {
	filterByFormula: string;
	query: string;
	filterGroupsUi: {
		filterGroupsValues: Array<{ filtersUi: { filterValues: Filter[] } }>;
	};
	matchType: string;
	filters: { conditions: Array<{ keyName: string; condition: string; keyValue: string }> };
}

interface Filter {
	propertyName: string;
	operator: string;
	value: string;
}

/** How each service is asked, as `column = 'value'`. */
const statements: Record<string, (asked: Asked) => string | undefined> = {
	'n8n-nodes-base.airtable': ({ filterByFormula }) => filterByFormula,
	'n8n-nodes-base.salesforce': ({ query }) => firstCondition(query),
	'n8n-nodes-base.postgres': ({ query }) => firstCondition(query),
	'n8n-nodes-base.hubspot': ({ filterGroupsUi: { filterGroupsValues: groups } }) => {
		if (groups.length !== 1) return undefined;
		const [filter] = groups[0]!.filtersUi.filterValues;
		return filter?.operator === 'EQ'
			? `${filter.propertyName.split('|')[0]} = '${filter.value}'`
			: undefined;
	},
	'n8n-nodes-base.dataTable': ({ matchType, filters: { conditions } }) => {
		const [filter] = conditions;
		if (matchType !== 'allConditions') return undefined;
		return filter?.condition === 'eq' ? `${filter.keyName} = '${filter.keyValue}'` : undefined;
	},
};

/** The condition on the status, if nothing else lets rows in: further ones may only narrow it. */
function firstCondition(query: string): string | undefined {
	if (/\bor\b/i.test(query)) return undefined;
	return /WHERE (\w+ = '[^']*')/.exec(query)?.[1];
}

/** What a Code node returns for these items. */
export function runCode({ parameters }: N8nWorkflowNode, items: object[]): Array<{ json: object }> {
	const rows = items.map((json) => ({ json }));
	const code = `(() => {${String(parameters.jsCode)}})()`;
	return runInNewContext(code, { $input: { all: () => rows } }) as Array<{ json: object }>;
}

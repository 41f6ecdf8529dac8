import { catalogue, chatbotEventNames, voiceEventNames } from '../../nodes/shared/events';
import { endpoints, webhooks } from '../../nodes/shared/api/endpoints.generated';
import type { EndpointId, WebhookId } from '../../nodes/shared/api/endpoints.generated';
import { everythingIn, type Own } from '../pull/contract';
import type { Contract, Grade } from '../../contract/types';
import { contradictionsIn, everyRequest } from './contradictions';
import { fieldGrades, fieldOwners, type FieldOwner, type KnownField } from './knownFields';
import { code, markdownTable, plainText } from './markdown';
import { covering } from './table';

const meanings: Record<Grade, string> = {
	documented: "AIRudder's documentation portal says so.",
	clients: 'The code of two independent companies does it this way.',
	modules: 'One company does it this way in two or more parts of its code that were written apart.',
	client: 'The code of one company does it this way.',
	inferred: 'Nobody says so: it follows from what companies do, or from a name. Try it out first.',
	unpublished:
		'The portal names it, but shows path and fields only to those who have an account. You [enter them](unpublished.md).',
};

const grades: readonly Grade[] = [...fieldGrades, 'unpublished'];

/** docs/evidence.md: what is known of operations, events and fields, and how well, for people to read. */
export function evidencePage(contract: Contract): string {
	const everything = everythingIn(contract);
	const owners = fieldOwners(contract);
	return [
		'# How well AIRudder is known',
		'<!-- Written by "npm run coverage:contract -- --write" from contract/airudder.openapi.yaml. Do not edit. -->',
		"AIRudder shows much of its API only to its customers. What this package knows of it comes from AIRudder's public portal and from the public code of companies that use AIRudder every day. This page says how each operation, event and field is known. The names are AIRudder's own. The facts themselves stand in [the contract](../contract/README.md).",
		markdownTable(
			['Grade', 'Meaning'],
			grades.map((grade) => [grade, meanings[grade]]),
		),
		'## In numbers',
		counts(everything, owners),
		'## Operations',
		operationTable(everything),
		'## Events',
		eventTable(everything),
		'## Fields',
		...owners.filter(isMixed).map((owner) => fieldSection(owner, everything)),
		'### Fields of one grade',
		evenTable(
			owners.filter((owner) => !isMixed(owner)),
			everything,
		),
		'## Where sources disagree',
		contradictionTable(contract),
		'## Statuses and limits',
		ruleTable(contract),
		'## What nobody could tell',
		unknowns(everything),
	].join('\n\n');
}

function counts(everything: readonly Own[], owners: readonly FieldOwner[]): string {
	const fields = owners.flatMap((owner) => owner.fields);
	const gradesOf = (kind: Own['kind']) =>
		everything.filter((own) => own.kind === kind).map(({ words }) => words['x-evidence']);
	const columns: Grade[][] = [
		gradesOf('operation'),
		gradesOf('webhook'),
		fields.map(({ grade }) => grade),
	];
	const rows = grades.map((grade) => [
		grade,
		...columns.map((all) => String(all.filter((one) => one === grade).length)),
	]);
	const total = ['**All**', ...columns.map(({ length }) => `**${length}**`)];
	return markdownTable(['Grade', 'Operations', 'Events', 'Fields'], [...rows, total]);
}

function operationTable(everything: readonly Own[]): string {
	const rows = everything
		.filter(({ kind }) => kind === 'operation')
		.map(({ id, words }) => [
			titleOf(words),
			covering(id as EndpointId) ?? '',
			words['x-evidence'],
			pageLink(words, endpoints[id as EndpointId].page),
		]);
	return markdownTable(['Operation', 'In the nodes', 'Grade', 'On the portal'], rows);
}

function eventTable(everything: readonly Own[]): string {
	const rows = everything
		.filter(({ kind }) => kind === 'webhook')
		.map(({ id, words }) => [
			titleOf(words),
			triggersOf(id as WebhookId),
			words['x-evidence'],
			pageLink(words, webhooks[id as WebhookId].page),
		]);
	return markdownTable(['Event', 'In the nodes', 'Grade', 'On the portal'], rows);
}

function triggersOf(id: WebhookId): string {
	const triggers = [
		...(voiceEventNames.includes(id) ? ['AIRudder Trigger'] : []),
		...(chatbotEventNames.includes(id) ? ['AIRudder Chatbot Trigger'] : []),
	];
	return `${triggers.join(', ')}: ${catalogue[id].name}`;
}

function titleOf({ summary = '' }: Own['words']): string {
	return plainText(summary);
}

/** The page that says something of it, under the title that it has there. */
function pageLink(words: Own['words'], page: string): string {
	const { en, zh } = words['x-doc-titles'] ?? {};
	const [id] = words['x-doc-pages'] ?? [];
	const title = en ?? zh;
	if (id === undefined) return title === undefined ? '' : plainText(title);
	return `[${plainText(title ?? id)}](${page})`;
}

function isMixed({ grade, fields }: FieldOwner): boolean {
	return fields.some((field) => field.grade !== grade);
}

function fieldSection(owner: FieldOwner, everything: readonly Own[]): string {
	const isShared = owner.kind === 'schema';
	const titles = owner.usedBy.map((id) => titleIn(everything, id));
	const heading = isShared ? code(owner.id) : titleIn(everything, owner.id);
	const header = [...(isShared ? [] : ['In']), 'Field', 'Meaning', 'Grade', 'Note'];
	const rows = owner.fields.map((field) => fieldRow(field, isShared));
	return [
		`### ${heading}`,
		...(isShared ? [`Part of: ${titles.join('; ')}.`] : []),
		markdownTable(header, rows),
	].join('\n\n');
}

/** What has all its fields from one source, in one line. */
function evenTable(owners: readonly FieldOwner[], everything: readonly Own[]): string {
	const rows = owners.map((owner) => [
		owner.kind === 'schema' ? code(owner.id) : titleIn(everything, owner.id),
		owner.grade,
		[...new Set(owner.fields.map(({ name }) => code(name)))].join(', '),
	]);
	return markdownTable(['Of', 'Grade', 'Fields'], rows);
}

function fieldRow({ place, name, meaning, grade, note }: KnownField, isShared: boolean): string[] {
	const texts = [plainText(meaning), grade, plainText(note)];
	return [...(isShared ? [] : [place]), code(name), ...texts];
}

function titleIn(everything: readonly Own[], id: string): string {
	return titleOf(everything.find((own) => own.id === id)!.words);
}

function contradictionTable(contract: Contract): string {
	const everything = everythingIn(contract);
	const nameOf = (id: string) => {
		if (id === everyRequest) return 'Every request';
		return everything.some((own) => own.id === id) ? titleIn(everything, id) : code(id);
	};
	const rows = contradictionsIn(contract).map(({ where, field, kept, also, why }) => [
		nameOf(where),
		code(field),
		...[kept, also, why].map(plainText),
	]);
	return markdownTable(['Where', 'Field', 'What the package follows', 'Also said', 'Why'], rows);
}

function ruleTable(contract: Contract): string {
	const statuses = contract['x-http-statuses'].map(({ status, meaning, evidence }) => [
		`HTTP status ${status}`,
		plainText(meaning),
		evidence,
	]);
	const limits = everythingIn(contract).flatMap(({ words }) => {
		const limit = words['x-limit'];
		return limit
			? [
					[
						titleOf(words),
						`At most ${limit.rows.toLocaleString('en')} rows for one question`,
						limit.evidence,
					],
				]
			: [];
	});
	return markdownTable(['What', 'Meaning', 'Grade'], [...statuses, ...limits]);
}

function unknowns(everything: readonly Own[]): string {
	const rows = everything.flatMap(({ words }) => {
		const unknown = words['x-unknown'] ?? [];
		return unknown.length > 0
			? [`- **${titleOf(words)}**: ${unknown.map(plainText).join('; ')}`]
			: [];
	});
	const hidden = everything.filter(({ words }) => words['x-evidence'] === 'unpublished');
	const events = hidden.filter(({ kind }) => kind === 'webhook').length;
	return [
		...rows,
		`- Path and fields of the ${hidden.length - events} operations, and the fields of the ${events} events, that are unpublished.`,
	].join('\n');
}

import type { INodeProperties } from 'n8n-workflow';
import { evidenceOf } from '../../api/endpoint';
import { catalogue, type CatalogueEvent } from '../kinds/catalogue';
import { anyEvent } from '../delivery/delivery';
import { samples } from '../recognition/samples';

/** A switch, and behind it the command that sends a sample of each chosen event to the Test URL. */
export function testCommands(names: readonly CatalogueEvent[]): INodeProperties[] {
	return [
		{
			displayName: 'Show Test Commands',
			name: 'showTestCommands',
			type: 'boolean',
			default: false,
			description:
				'Whether to show, for each chosen event, a command that sends a sample to the Test URL',
		},
		...names.flatMap((name) => [
			notice(name, { eventKind: [name] }),
			notice(name, { eventKind: [anyEvent], events: [name] }),
		]),
	];
}

/** A command line that sends a sample of the event. */
export function testCommand(name: CatalogueEvent, address = 'YOUR-TEST-URL'): string {
	return `curl -X POST '${address}' -H 'Content-Type: application/json' -d '${quotableJson(samples[name])}'`;
}

/** JSON in which no sign ends a quotation of the shell or begins a tag: a sample may be AIRudder's own. */
export function quotableJson(value: unknown): string {
	return JSON.stringify(value).replace(
		/[<>&']/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function notice(name: CatalogueEvent, show: Record<string, string[]>): INodeProperties {
	const isUnpublished = evidenceOf(name) === 'unpublished';
	const caution = isUnpublished ? ' (AIRudder does not publish its fields; these are likely)' : '';
	return {
		displayName: `${catalogue[name].name}${caution}:<br><code>${testCommand(name)}</code>`,
		name: `testCommand_${name}`,
		type: 'notice',
		default: '',
		displayOptions: { show: { showTestCommands: [true], ...show } },
	};
}

import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { evidenceOf } from '../../api/endpoint';
import { catalogue, type CatalogueEvent } from '../kinds/catalogue';
import { samples } from '../recognition/samples';
import { ofAnyEvent } from './form';

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
			commandField(name, { show: { '/options.eventKind': [name] } }),
			commandField(name, { show: { events: [name] }, ...ofAnyEvent(names) }),
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

/** A field, not a notice: it breaks long lines, and all of it can be copied. */
function commandField(name: CatalogueEvent, { show, ...hidden }: IDisplayOptions): INodeProperties {
	const isUnpublished = evidenceOf(name) === 'unpublished';
	const caution = isUnpublished ? '. AIRudder does not publish the fields; these are likely.' : '';
	const command = testCommand(name);
	return {
		displayName: `Command for ${catalogue[name].name}`,
		name: `testCommand_${name}`,
		type: 'string',
		typeOptions: { rows: 4 },
		noDataExpression: true,
		default: command,
		hint: `Put the Test URL in the place of YOUR-TEST-URL${caution}`,
		displayOptions: { show: { showTestCommands: [true], ...show }, ...hidden },
	};
}

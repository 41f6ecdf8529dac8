import { join } from 'node:path';

import { cacheFolder, Failure, fromHere } from '../n8n';
import { parsedOptions } from '../options';

export interface Options {
	/** The port of n8n's editor. */
	port: number;
	/** Where n8n keeps its data between two starts. */
	data: string;
	/** Stop after the outcomes are shown. */
	once: boolean;
	help: boolean;
}

const DEFAULT_PORT = 5678;

export const help = `npm start -- [options]

Starts n8n with this package and a simulated AIRudder, calls the customers of a small spreadsheet
and shows what came of it. Nobody is really called. Needs Node 20, npm and 4 GB of disk; the first
start takes a few minutes, later ones seconds.

  --port NUMBER   port of n8n's editor, else AIRUDDER_PORT, else ${DEFAULT_PORT}
  --data FOLDER   where n8n keeps its data, else a folder in your cache
  --once          end after the outcomes are shown, instead of staying up
  --help          this text`;

/** The options as given to `npm start`. Throws a Failure for one that does not exist or make sense. */
export function readOptions(args: string[]): Options {
	const given = parsedOptions('npm start', args, {
		port: { type: 'string' },
		data: { type: 'string' },
		once: { type: 'boolean' },
		help: { type: 'boolean' },
	});
	const { port, data, once = false, help: askedForHelp = false } = given;
	return {
		port: portFrom(port ?? process.env.AIRUDDER_PORT),
		data: data === undefined ? join(cacheFolder(), 'demo') : fromHere(data),
		once,
		help: askedForHelp,
	};
}

function portFrom(text: string | undefined): number {
	const port = text ? Number(text) : DEFAULT_PORT;
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new Failure(`"${text}" is not a port: give a number from 1 to 65535.`);
}

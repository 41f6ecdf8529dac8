import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Failure, oneLine } from './failure';

/** The options that a program was given, which `command` is called by. Throws a Failure for one that does not exist. */
export function parsedOptions<Known extends NonNullable<ParseArgsConfig['options']>>(
	command: string,
	args: string[],
	options: Known,
) {
	try {
		return parseArgs({ args, options }).values;
	} catch (error) {
		throw new Failure(`${oneLine(error)}. See: ${command} -- --help`);
	}
}

import { parseArgs } from 'node:util';
import { Failure, oneLine } from '../failure';
import { fromHere } from '../folders';
import { publicPortal } from './portal/portal';

export interface PullOptions {
	/** Address or folder of the portal. */
	from: string;
	/** Say what would change, and change nothing. */
	check: boolean;
	/** Print the Endpoint Paths JSON. */
	paths: boolean;
	help: boolean;
}

export const pullHelp = `npm run contract:pull -- [options]

Reads AIRudder's documentation portal and completes the contract: what the portal publishes becomes
documented, and the nodes get its paths and forms. Look at the result with git diff.

  --from ADDRESS|FOLDER   the portal, or a folder with its llms.txt and pages, else ${publicPortal}
  --check                 say what would change, and change nothing
  --paths                 print the paths as JSON for Endpoint Paths of the credentials, and the report
                          on the error stream
  --help                  this text

Exit codes: 0 done; 1 failed, nothing was changed; 2 done, but some pages could not be taken;
3 with --check: the portal says something else than the contract.`;

/** The options as given to \`npm run contract:pull\`. Throws a Failure for one that does not exist. */
export function readPullOptions(args: string[]): PullOptions {
	const {
		from = publicPortal,
		check = false,
		paths = false,
		help: askedForHelp = false,
	} = parse(args);
	const isAddress = /^[a-z]+:\/\//i.test(from);
	return { from: isAddress ? from : fromHere(from), check, paths, help: askedForHelp };
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				from: { type: 'string' },
				check: { type: 'boolean' },
				paths: { type: 'boolean' },
				help: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		throw new Failure(`${oneLine(error)}. See: npm run contract:pull -- --help`);
	}
}

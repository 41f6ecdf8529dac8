import { fromHere } from '../folders';
import { parsedOptions } from '../options';
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
	const given = parsedOptions('npm run contract:pull', args, {
		from: { type: 'string' },
		check: { type: 'boolean' },
		paths: { type: 'boolean' },
		help: { type: 'boolean' },
	});
	const { from = publicPortal, check = false, paths = false, help = false } = given;
	const isAddress = /^[a-z]+:\/\//i.test(from);
	return { from: isAddress ? from : fromHere(from), check, paths, help };
}

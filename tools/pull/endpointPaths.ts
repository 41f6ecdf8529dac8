import { parsedContract } from '../../contract/read';
import { everythingIn, isPulled } from './contract';

/**
 * The Endpoint Paths JSON for the credentials of a package that is installed already: the paths of the operations that
 * it had without one. An older package sends them with the method of its own contract, so those whose page names
 * another one are left out.
 */
export function pathsForCredential(contractText: string): string {
	const known = everythingIn(parsedContract(contractText)).filter(
		(own) =>
			own.kind === 'operation' &&
			isPulled(own) &&
			own.words['x-form'] === 'built' &&
			!own.words['x-contradictions']?.some(({ field }) => field === 'method'),
	);
	return JSON.stringify(Object.fromEntries(known.map(({ id, path }) => [id, path])), null, 2);
}

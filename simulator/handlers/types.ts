import type { SimulatedAnswer } from '../answers';
import type { Account } from '../types';
import type { World } from '../world';

/** A request that the contract allows, decrypted and authenticated. */
export interface OperationCall {
	/** Missing for operations without authentication. */
	account?: Account;
	/** Parameters of the query, numbers converted as the contract says. */
	query: Record<string, unknown>;
	body: Record<string, unknown>;
	/** The body whatever it is, where no schema says that it is an object. */
	sent: unknown;
}

/** What one operation does. Registered under its operationId; it never sees a path. */
export type OperationHandler = (call: OperationCall, world: World) => SimulatedAnswer;

export type HandlerTable = Readonly<Record<string, OperationHandler>>;

import { data, refuse } from '../answers';
import type { HandlerTable, OperationHandler } from './types';

/** Gives the account's token; the same one as long as it is valid. Contract: obtainToken. */
const obtainToken: OperationHandler = ({ body }, { tokens, switches }) => {
	const token = tokens.login(String(body.APPKey), String(body.APPSecret));
	return token === undefined
		? refuse('APPKey or APPSecret is wrong', switches.loginRefusalCode)
		: data({ token });
};

export const authentication: HandlerTable = { obtainToken };

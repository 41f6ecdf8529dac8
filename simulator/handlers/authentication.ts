import { data, refuse } from '../answers';
import type { OperationHandler } from './types';

/** Gives the account's token; the same one as long as it is valid. Contract: obtainToken. */
export const obtainToken: OperationHandler = ({ body }, { tokens, switches }) => {
	const token = tokens.login(String(body.APPKey), String(body.APPSecret));
	return token === undefined
		? refuse('APPKey or APPSecret is wrong', switches.loginRefusalCode)
		: data({ token });
};

/** Gives the account's dialer token, another than that of obtainToken. Contract: obtainDialerToken. */
export const obtainDialerToken: OperationHandler = ({ body }, { dialerTokens, switches }) => {
	const token = dialerTokens.login(String(body.APPKey), String(body.APPSecret));
	return token === undefined
		? refuse('APPKey or APPSecret is wrong', switches.dialerLoginRefusalCode)
		: data({ token });
};

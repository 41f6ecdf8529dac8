import { docPage, type PortalPage } from './apifoxPage';

/** Pages of prose: error codes, and the rules of encryption and signature. All is made up. */
export const docPages: PortalPage[] = [
	docPage('doc-1671664', 'Getting started', 'First ask for a token.\n\n- Then create a task.'),
	docPage(
		'doc-1678219',
		'Encryption',
		'The request carries two headers.\n\n`Is-Encrypted` is 1, and `Signed` is the digest of the plaintext.',
	),
	docPage(
		'doc-860001',
		'Signature',
		'Sort the fields, join them, and send the result as `X-AIRudder-Sign`.\n\n' +
			'Which key it was made with is said in `X-AIRudder-Sign-Key`.',
	),
	docPage(
		'doc-860002',
		'Error codes',
		'| code | description |\n| --- | --- |\n| 200 | OK |\n| 401 | the token is not valid |\n| 499 | not today |',
	),
	docPage(
		'doc-860003',
		'Predictive dialer',
		'Codes of its answers:\n\n| 错误码 | 说明 |\n| --- | --- |\n| 10508 | the name is taken |\n| 10999 | made up |',
	),
	docPage(
		'doc-860004',
		'Other codes',
		'| Error code | Meaning |\n| --- | --- |\n| 77001 | of nobody knows what |',
	),
];

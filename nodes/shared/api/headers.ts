import { encryptedHeader, signedHeader } from './encryption';
import { wrongInput } from './failure';
import { signHeader, signKeyHeader } from './signatureHeaders';

/** Headers that the credential, the encryption and the request itself set, in small letters. */
const ownHeaders = new Set(
	[
		'Authorization',
		'Content-Length',
		'Content-Type',
		'Host',
		'Transfer-Encoding',
		encryptedHeader,
		signedHeader,
		signHeader,
		signKeyHeader,
	].map((name) => name.toLowerCase()),
);

/**
 * Headers that a request carries beside its own; one of those is left out. Throws `input` for a value that no header can
 * carry, such as a line break: it would end the header and begin another.
 */
export function furtherHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
	const further = Object.entries(headers).filter(([name]) => !ownHeaders.has(name.toLowerCase()));
	for (const [name, value] of further) {
		if (/^[\t\x20-\x7e\xa0-\xff]*$/.test(value)) continue;
		throw wrongInput(
			`The header "${name}" has a character that no header can carry`,
			'Take out line breaks and everything that is not plain text.',
		);
	}
	return Object.fromEntries(further);
}

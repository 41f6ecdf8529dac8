import { readPage } from '../../../../tools/pull/page/page';
import { passagesAbout } from '../../../../tools/pull/page/passages';

const headers = ['X-AIRudder-Sign', 'X-AIRudder-Sign-Key', 'Signed'];
const found = (prose: string) =>
	passagesAbout(readPage('doc-1', `# Title\n\n${prose}`), headers).map(({ header }) => header);

describe('the passages on signature and encryption', () => {
	it.each([
		['`X-AIRudder-Sign-Key` names the key', ['X-AIRudder-Sign-Key']],
		['X-AIRudder-Sign: the signature', ['X-AIRudder-Sign']],
		['The header (Signed) has the digest', ['Signed']],
		['- one\n- X-AIRudder-Sign\n\nSigned', ['X-AIRudder-Sign', 'Signed']],
	])('are those that name a header: %j', (prose, named) => {
		expect(found(prose)).toEqual(named);
	});

	it.each(['X-AIRudder-Signature', 'Signedness, Unsigned, Pre-Signed', 'a signed contract'])(
		'are none about something else: %s',
		(prose) => {
			expect(found(prose)).toEqual([]);
		},
	);
});

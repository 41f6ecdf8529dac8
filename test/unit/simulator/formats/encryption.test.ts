import * as fc from 'fast-check';
import { decryptedText, encryptedText } from '../../../../simulator/formats/encryption';

const key = 'airudderredduria';

it('gives back every text that does not end in zero bytes, in whole blocks', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			fc.pre(!text.endsWith('\0'));
			const sealed = encryptedText(text, key);
			expect(Buffer.from(sealed, 'base64').length % 16).toBe(0);
			expect(decryptedText(sealed, key)).toBe(text);
		}),
	);
});

it('refuses what is no base64 or no whole block', () => {
	expect(() => decryptedText('qbj8cnqK%2B', key)).toThrow('not base64');
	expect(() => decryptedText('qbj8', key)).toThrow();
});

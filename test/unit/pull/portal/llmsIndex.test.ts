import { pagesIn } from '../../../../tools/pull/portal/llmsIndex';

const hosts = ['developer.airudder.com', '127.0.0.1'];

describe('the index of the portal', () => {
	it('names the pages behind its links, each file once', () => {
		const index = [
			'# AIRudder',
			'- Workflow > List [One](https://developer.airudder.com/api-1.md): the first',
			'- [Two](/en/doc-2.md)',
			'- [Three](http://127.0.0.1:8080/api-3.md?x=1#y)',
			'- [One again](api-1.md)',
		].join('\n');
		expect(pagesIn(index, hosts)).toEqual([
			{ id: 'api-1', path: 'api-1.md' },
			{ id: 'doc-2', path: 'en/doc-2.md' },
			{ id: 'api-3', path: 'api-3.md' },
		]);
	});

	it.each([
		['on another host', '[x](https://www.example.com/api-1.md)'],
		['of another kind', '[x](https://developer.airudder.com/llms.txt)'],
		['in code', '`[x](https://developer.airudder.com/api-1.md)`'],
		['of another scheme', '[x](mailto:api-1.md)'],
		['that is broken', '[x](https://[/api-1.md)'],
	])('leaves out a link %s', (_which, line) => {
		expect(pagesIn(line, hosts)).toEqual([]);
	});

	it('never leads out of the portal', () => {
		for (const { path } of pagesIn('[x](../../etc/a.md) [y](/..%2f..%2fa.md)', hosts)) {
			expect(decodeURIComponent(path).split('/')).not.toContain('..');
		}
	});
});

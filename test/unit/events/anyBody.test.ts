import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { voiceEventNames } from '../../../nodes/shared/events';
import { recognise } from '../../../nodes/shared/events/recognition/recognise';
import { bodyProblem } from '../../../nodes/shared/events/delivery/bodyProblem';
import { checkAnyBodyOf, enough, runs } from './anyBody';

it.each(voiceEventNames)(
	'makes plain items of any body that looks like %s, or refuses it',
	checkAnyBodyOf,
	enough,
);

it('never fails on any JSON at all', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (body) => {
			if (bodyProblem(body) === undefined) recognise(body as IDataObject);
		}),
		{ numRuns: runs },
	);
});

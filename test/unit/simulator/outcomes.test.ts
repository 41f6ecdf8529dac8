import { callOutcomeOf, outcomeTable, talkSeconds } from '../../../simulator/outcomes';
import { inStyle, snakeCase } from '../../../simulator/formats/naming';
import { readContract } from '../../../simulator/contract/contract';

const number = (ending: string): string => `+62811111${ending.padStart(6, '1')}`;

it('uses every ring type of the contract', () => {
	const { schemas } = (
		readContract() as unknown as { components: { schemas: { RingType: { enum: unknown[] } } } }
	).components;
	const used = outcomeTable().map(([ending]) => callOutcomeOf(number(ending), 1).ringType);
	expect(new Set(used)).toEqual(new Set(schemas.RingType.enum));
});

it('answers the second time when the number ends in 9', () => {
	expect(callOutcomeOf(number('9'), 1).answered).toBe(false);
	expect(callOutcomeOf(number('9'), 2)).toMatchObject({ answered: true, intention: 'A' });
});

it('talks only when somebody answers', () => {
	for (const [ending] of outcomeTable()) {
		const outcome = callOutcomeOf(number(ending), 1);
		expect(talkSeconds(outcome) > 0).toBe(outcome.answered);
	}
});

it('spells wire names in snake case', () => {
	expect(
		['TaskID', 'SIPLine', 'CalleeNumber', 'ExtraA', 'intention_description'].map(snakeCase),
	).toEqual(['task_id', 'sip_line', 'callee_number', 'extra_a', 'intention_description']);
	const record = { RedailCall: [{ CallID: '1' }], NerSlots: { PromiseDay: 'Friday' } };
	expect(inStyle(record, 'snake_case')).toEqual({
		redail_call: [{ call_id: '1' }],
		ner_slots: { PromiseDay: 'Friday' },
	});
});

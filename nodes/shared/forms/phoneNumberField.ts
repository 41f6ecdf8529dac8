import { wrongInput } from '../api/failure';
import { isBlank } from '../api/values';
import { toE164 } from '../contacts';
import type { Field } from './fields';

/** One phone number with its country code, as people write it; read to E.164 with plus. Blank only if not required. */
export function phoneNumber({ required }: { required: boolean }): Field<string> {
	return {
		property: {
			displayName: 'Phone Number',
			description: 'The number called, with its country code',
			type: 'string',
			placeholder: 'e.g. +6281234567890',
			default: '',
			required,
		},
		read: (raw, label) => {
			if (isBlank(raw) && !required) return '';
			const result = toE164(raw);
			if ('number' in result) return result.number;
			throw wrongInput(
				`${label} "${String(raw)}" ${result.reason}`,
				'Write it as e.g. +6281234567890.',
			);
		},
	};
}

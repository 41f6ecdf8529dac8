import { chatbotEventNames, voiceEventNames } from '../../../nodes/shared/events';
import { checkAnyBodyOf, enough } from './anyBody';

/** One event is on both sides. */
const names = chatbotEventNames.filter((name) => !voiceEventNames.includes(name));

it.each(names)(
	'makes plain items of any body that looks like %s, or refuses it',
	checkAnyBodyOf,
	enough,
);

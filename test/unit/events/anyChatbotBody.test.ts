import { chatbotEventNames } from '../../../nodes/shared/events';
import { checkAnyBodyOf, enough } from './anyBody';

it.each(chatbotEventNames)(
	'makes plain items of any body that looks like %s, or refuses it',
	checkAnyBodyOf,
	enough,
);

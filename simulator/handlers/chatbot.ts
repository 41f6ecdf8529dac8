import { data, refuse } from '../answers';
import { textOr } from '../formats/values';
import type { OperationHandler } from './types';

/** The messages of a session, newest first, page by page. Contract: listSessionMessages. */
export const listSessionMessages: OperationHandler = ({ body }, { sessions, switches }) => {
	const messages = sessions.newestFirst(textOr(body.call_id));
	if (!messages) {
		return switches.unknownSession === 'refused' ? refuse('There is no such session') : data([]);
	}
	const { last_msg_id: last, size = switches.defaultSessionPage } = body;
	if (Number(size) < 1) return refuse('size begins at 1');
	const found = last ? messages.findIndex(({ msg_id }) => msg_id === last) : -1;
	if (last && found < 0) return refuse('The session has no message with this last_msg_id');
	const isRepeated = found >= 0 && switches.sessionCursor === 'repeated';
	const first = isRepeated ? found : found + 1;
	const most = Math.min(Number(size), switches.maximumSessionPage || Infinity);
	return data(messages.slice(first, first + most));
};

/** Keeps what the user wrote; the robot replies at once. Contract: sendHuaweiUserMessage. */
export const sendHuaweiUserMessage: OperationHandler = ({ body, query }, world) => {
	const messages = Array.isArray(body.messages) ? body.messages : [];
	const sent = world.sessions.receive(textOr(body.call_id), messages);
	world.contacted.push({ operationId: 'sendHuaweiUserMessage', query, body });
	switch (world.switches.huaweiAnswer) {
		case 'envelope':
			return data();
		case 'messageIds':
			return data(sent.map(({ msg_id }) => msg_id));
		case 'emptyObject':
			return { kind: 'json', body: {} };
	}
};

import { AiRudderFailure } from '../../../shared/api/failure';
import { isWebAddress } from '../../../shared/api/files';
import { isObject } from '../../../shared/api/values';
import { choice, text } from '../../../shared/forms/formPieces';
import { stepsPerItem } from '../../../shared/operations/perItem';
import { filesOf, linksIn } from '../../../shared/calls';
import { fileProperty } from '../../../shared/forms/fileField';

/** The WAV recording of a dialer call, as a link or as a file. Contract: getDialerRecording. */
export const getRecording = stepsPerItem({
	name: 'Get Recording',
	action: 'Get the recording of a dialer call',
	description: 'Retrieve the link to the recording of a call, or the recording as a file',
	endpoint: 'getDialerRecording',
	fields: {
		callId: text({
			displayName: 'Call ID',
			description: 'ID of the call, as Get Calls gives it',
			placeholder: 'e.g. 5f1d2c3b4a5968778695a4b3c2d1e0f9',
			required: true,
		}),
		output: choice(
			{ displayName: 'Output', description: 'What to return' },
			[
				{ name: 'File', value: 'file', description: 'The recording itself' },
				{ name: 'Link', value: 'link', description: 'The address of the recording' },
			],
			'link',
		),
		binaryProperty: fileProperty({ show: { output: ['file'] } }),
	},
	steps: async ({ client, helpers, parameters: { callId, output, binaryProperty } }) => {
		const answer = await client.call('getDialerRecording', { body: { callid: callId } });
		const links = [...linksIn(isObject(answer) ? answer.link : undefined), ...linksIn(answer)];
		const recordingUrl = links.find(isWebAddress) ?? links[0];
		if (output === 'file') {
			const target = { client, helpers, binaryProperty, fileName: callId, about: { callId } };
			return await filesOf({ payload: recordingUrl }, target);
		}
		if (recordingUrl !== undefined) return [{ json: { callId, recordingUrl } }];
		throw new AiRudderFailure('refused', 'AIRudder has no recording of this call', {
			description: 'Recordings of unanswered calls do not exist, and old ones are deleted.',
		});
	},
});

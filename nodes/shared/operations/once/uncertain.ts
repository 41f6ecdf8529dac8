import { AiRudderFailure } from '../../api/failure';

const told = 'It is not known whether AIRudder took the request: ';

/**
 * A failure after which nobody knows whether AIRudder took the request, in words for the user: what may have happened,
 * and that it was not sent again. Any other failure stays as it is,
 * and so does one that was told before.
 */
export function tellUncertainty(failure: unknown, whatMayHaveHappened: string): unknown {
	if (!(failure instanceof AiRudderFailure) || failure.kind !== 'uncertain') return failure;
	if (failure.message.startsWith(told)) return failure;
	return new AiRudderFailure('uncertain', `${told}${failure.message}`, {
		bodyCode: failure.bodyCode,
		httpStatus: failure.httpStatus,
		description: `${whatMayHaveHappened} It was not sent again, so that nobody is reached twice: look in AIRudder before you send it anew.`,
	});
}

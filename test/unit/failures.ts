import { AiRudderFailure } from '../../nodes/shared/api/failure';

/** What `action` fails with. Fails itself when nothing, or anything but our own error, is thrown. */
export function failureOf(action: () => unknown): AiRudderFailure {
	try {
		action();
	} catch (error) {
		return ours(error);
	}
	throw new Error('Nothing was thrown');
}

/** The same for what ends later. */
export async function laterFailureOf(action: Promise<unknown>): Promise<AiRudderFailure> {
	return ours(
		await action.then(
			() => {
				throw new Error('Nothing was thrown');
			},
			(error: unknown) => error,
		),
	);
}

function ours(error: unknown): AiRudderFailure {
	if (error instanceof AiRudderFailure) return error;
	throw error;
}

/** A task of so many calls as AIRudder tells it, about 500 bytes each. Contract: TaskDetail, CallDetail. */
export function taskWithCalls(count: number): object {
	return {
		TaskID: String(count),
		TaskName: 'reminder',
		Status: 'Finished',
		detail: Array.from({ length: count }, (_, index) => ({
			CallID: `call-${index}`,
			CalleeNumber: `+62811${1_000_000 + index}`,
			CalleeName: `Customer ${index}`,
			Status: 'Finished',
			CallStartTime: '2026-11-02T03:04:05Z',
			CallEndTime: '2026-11-02T03:05:05Z',
			Intention: 'A',
			TalkRound: 2,
			CallTimes: 1,
			HangupType: 'callee',
			recording_link: `https://recordings.invalid/tasks/20261102/${index}.mp3`,
			BorrowedAmount: '20000.00',
			ExtraA: `row ${index}`,
			AsrResult: [
				{
					time: '2026-11-02 10:04:05',
					robottext: 'Good morning, am I speaking to you?',
					text: 'Yes',
				},
				{ time: '2026-11-02 10:04:15', robottext: 'Your payment is due today.', text: 'I know' },
			],
		})),
	};
}

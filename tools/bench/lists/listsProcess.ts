/** One way to get a list to AIRudder, measured once. Asked by lists.ts. */
import { request } from 'node:http';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { IDataObject } from 'n8n-workflow';
import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import { byId } from '../../../test/support/samples/sample';
import { answerParent } from '../engine/answerParent';
import { measured } from '../engine/measured';
import { aiRudder, httpRequest, ranWell, type AirudderAccess } from '../engine/subjects';

/** Which way a list of how many rows goes. */
export interface WayToSend {
	way: 'Task Create' | 'Task Create, a setting per row' | keyof typeof others;
	access: AirudderAccess;
	rows: number;
}

interface Row extends IDataObject {
	name: string;
	mobile: string;
	owed: number;
	due: string;
	robot: string;
}

/** Enough that the code is compiled as it is in an n8n that has been running for a while. */
const warmUpRows = 2000;

const rowsPerTask = 10_000;

answerParent(async ({ way, access, rows }: WayToSend) => {
	const send = wayOf(way, access);
	await send(listOf(Math.min(rows, warmUpRows)));
	const list = listOf(rows);
	return async () => await measured(`${way} ${rows} rows`, async () => await send(list));
});

type Send = (list: Row[]) => Promise<void>;

/** What a user would do instead. */
const others = {
	/** The HTTP Request node makes a task of each row. */
	'HTTP Request per row': (access: AirudderAccess): Send => {
		return async (list) => {
			const subject = await createBy(
				access,
				'={{ JSON.stringify({ TaskName: $json.name, RobotID: "robot-1", Details: [{ Mobile: $json.mobile, Debtor: $json.name, Arrears: $json.owed, DueDate: $json.due }] }) }}',
			);
			await ranWell(
				subject,
				list.map((json) => ({ json })),
			);
		};
	},
	/** A Code node checks all rows, the HTTP Request node behind it sends one body. */
	'Code node and one HTTP Request': (access: AirudderAccess): Send => {
		return async (list) => {
			const Details = checkedByHand(list);
			const subject = await createBy(access, '={{ JSON.stringify($json) }}');
			await ranWell(subject, [{ json: { TaskName: 'reminder', RobotID: 'robot-1', Details } }]);
		};
	},
	/** Nothing is checked, and nobody is told anything. */
	'bare loop': (access: AirudderAccess): Send => {
		return async (list) => {
			for (let first = 0; first < list.length; first += rowsPerTask) {
				const Details = list.slice(first, first + rowsPerTask).map(wireRow);
				await post(access, JSON.stringify({ TaskName: 'reminder', RobotID: 'robot-1', Details }));
			}
		};
	},
};

function wayOf(way: WayToSend['way'], access: AirudderAccess): Send {
	if (way !== 'Task Create' && way !== 'Task Create, a setting per row') return others[way](access);
	const robot = way === 'Task Create' ? 'robot-1' : '={{ $json.robot }}';
	const subject = aiRudder(access, {
		...{ resource: 'task', operation: 'create', taskName: 'reminder' },
		robot: byId(robot),
		...{ phoneNumberColumn: 'mobile', callingCode: '62' },
		contactFields: {
			known: [
				{ field: 'Debtor', column: 'name' },
				{ field: 'Arrears', column: 'owed' },
				{ field: 'DueDate', column: 'due' },
			],
		},
	});
	return async (list) =>
		void (await ranWell(
			subject,
			list.map((json) => ({ json })),
		));
}

/** Half of the numbers as they are written at home; three robots. */
function listOf(count: number): Row[] {
	return Array.from({ length: count }, (_, row) => ({
		name: `Customer ${row}`,
		mobile: `${row % 2 === 0 ? '0811-1' : '+62 811-1'}${100_000 + row}`,
		owed: row + 0.5,
		due: `2026-12-${10 + (row % 20)}`,
		robot: `robot-${row % 3}`,
	}));
}

const wireRow = ({ name, mobile, owed, due }: Row) => ({
	...{ Mobile: mobile, Debtor: name, Arrears: owed, DueDate: due },
});

/** The checks of Task Create, as somebody would write them with the library for phone numbers. */
function checkedByHand(list: Row[]): IDataObject[] {
	const seen = new Set<string>();
	return list.flatMap((row) => {
		const number = parsePhoneNumberFromString(row.mobile, 'ID');
		const isUsable =
			number?.isValid() === true &&
			!seen.has(number.number) &&
			/^-?\d+(\.\d+)?$/.test(String(row.owed)) &&
			/^\d{4}-\d{2}-\d{2}$/.test(row.due);
		if (!isUsable) return [];
		seen.add(number.number);
		return [{ ...wireRow(row), Mobile: number.number }];
	});
}

async function createBy(access: AirudderAccess, jsonBody: string) {
	return await httpRequest(access, {
		...{ method: 'POST', url: access.url + endpoints.createTask.path },
		...{ sendBody: true, specifyBody: 'json', jsonBody },
	});
}

async function post({ url }: AirudderAccess, body: string): Promise<void> {
	await new Promise<void>((done, failed) => {
		const headers = { 'content-type': 'application/json' };
		const sent = request(url + endpoints.createTask.path, { method: 'POST', headers }, (response) =>
			response.resume().once('end', done),
		);
		sent.once('error', failed);
		sent.end(body);
	});
}

import { html, type Markup } from './markup';
import { maskedName, maskedNumber } from './masking';
import { card, statesInOrder, type ReportPage } from './pageContent';
import { personOutcome, type Person } from './people';
import type { TaskLine } from './reportedTask';
import { countText, lengthText, outcomeText, percentText } from './words';

/** The tasks of a report, a line for each. */
export function taskTable(tasks: readonly TaskLine[]): Markup {
	const rows = tasks.map(
		({ taskId, taskName = taskId, taskStatus, people, answered, reachedPercent }) =>
			html`<tr>
				<th scope="row">
					<bdi>${taskName}</bdi
					>${taskStatus !== undefined && html`<br /><small>${taskStatus}</small>`}
				</th>
				<td class="number few">${countText(people)}</td>
				<td class="number">${countText(answered)}</td>
				<td class="number">${reachedPercent === undefined ? '–' : percentText(reachedPercent)}</td>
			</tr>`,
	);
	return card(
		'Tasks',
		listTable(
			'list tasks',
			html`<th scope="col">Task</th>
				<th scope="col" class="number few">People</th>
				<th scope="col" class="number">Answered</th>
				<th scope="col" class="number">Reached</th>`,
			rows,
		),
		true,
	);
}

function listTable(className: string, heads: Markup, rows: readonly Markup[]): Markup {
	return html`<table class="${className}">
		<thead>
			<tr>
				${heads}
			</tr>
		</thead>
		<tbody>
			${rows}
		</tbody>
	</table>`;
}

/** People by what became of them, numbers and names masked unless they are to be shown. */
export function peopleTable({ people, mostPeople, showsPeople }: ReportPage): Markup {
	const sorted = [...people].sort(
		(one, other) => statesInOrder.indexOf(one.state) - statesInOrder.indexOf(other.state),
	);
	const shown = sorted.slice(0, mostPeople);
	const rows = shown.map((person) => personRow(person, showsPeople));
	const left = people.length - shown.length;
	return card(
		'People',
		[
			left > 0 &&
				html`<p class="quiet">
					${countText(shown.length)} of ${countText(people.length)} people, those who answered
					first.
				</p>`,
			listTable(
				'list',
				html`<th scope="col">Person</th>
					<th scope="col">Outcome</th>
					<th scope="col" class="number">Calls</th>`,
				rows,
			),
		],
		true,
	);
}

function personRow(person: Person, showsPeople: boolean): Markup {
	const { state, attempts, deciding } = person;
	const { phoneNumber, contactName, durationSeconds } = deciding;
	const number =
		phoneNumber !== undefined && (showsPeople ? phoneNumber : maskedNumber(phoneNumber));
	const name = contactName !== undefined && (showsPeople ? contactName : maskedName(contactName));
	const length =
		state === 'answered' && durationSeconds !== undefined ? lengthText(durationSeconds) : undefined;
	return html`<tr>
		<th scope="row">
			<bdi>${name || number || 'Without a number'}</bdi
			>${name && number && html`<br /><small>${number}</small>`}
		</th>
		<td>${outcomeText(personOutcome(person))}</td>
		<td class="number">
			${countText(attempts)}${length !== undefined && html`<br /><small>${length}</small>`}
		</td>
	</tr>`;
}

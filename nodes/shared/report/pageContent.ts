import type { CallFigures } from './figures';
import { html, type MarkupValue, type Markup } from './markup';
import type { Person, PersonState } from './people';
import type { TaskLine } from './reportedTask';

/** What a page of figures is made of. */
export interface ReportPage {
	/** The heading; the page says what it is about without one. */
	title?: string;
	figures: CallFigures;
	tasks: readonly TaskLine[];
	/** Everyone whom the figures are about. */
	people: readonly Person[];
	/** How many people are listed at most. */
	mostPeople: number;
	/** Whether numbers and names are shown whole. */
	showsPeople: boolean;
	timeZone: string;
	/** Shows a moment as `YYYY-MM-DD HH:mm:ss` in that zone. */
	clock: (time: Date) => string;
	createdAt: Date;
}

/** The order in which people are listed, and the parts of the bar. */
export const statesInOrder: readonly PersonState[] = [
	'answered',
	'open',
	'notAnswered',
	'answerUnknown',
	'notCalled',
];

/** A part of the page with its heading; a wide one has the whole width of the page. */
export function card(heading: string, content: MarkupValue, isWide = false): Markup {
	return html`<section class="card${isWide && ' wide'}">
		<h2>${heading}</h2>
		${content}
	</section> `;
}

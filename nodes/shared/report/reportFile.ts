import { reportPage } from './page';
import type { ReportPage } from './pageContent';

/** A file as n8n takes it. */
export interface ReportFile {
	fileName: string;
	mimeType: string;
	bytes: Buffer;
}

/** The page of a report as a file, named after its task, or after how many there are. */
export function reportFile(page: ReportPage): ReportFile {
	return {
		fileName: fileNameOf(page),
		mimeType: 'text/html',
		bytes: Buffer.from(reportPage(page), 'utf8'),
	};
}

const longestName = 80;

/** Letters, digits and `._-` do in every file system and in every mail. */
function fileNameOf({ tasks }: ReportPage): string {
	const [first] = tasks;
	const name = tasks.length === 1 ? (first?.taskName ?? first?.taskId) : `${tasks.length}-tasks`;
	const plain = (name ?? '')
		.replace(/[^\p{L}\p{N}._-]+/gu, '-')
		.slice(0, longestName)
		.replace(/^[-.]+|[-.]+$/g, '');
	return `report-${plain || 'task'}.html`;
}

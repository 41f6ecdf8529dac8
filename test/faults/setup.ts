import { openFolder } from './kept';

/** Jest calls this once, before all test files of the suite. */
export default function setup(): void {
	openFolder();
}

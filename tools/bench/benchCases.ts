import { answers } from './answers/answers';
import type { BenchCase } from './benchCase';
import { lists } from './lists/lists';
import { loginCounts } from './logins/logins';
import { reads } from './reads/reads';

/** The cases in the order in which they are measured. */
export const benchCases: BenchCase[] = [reads, lists, answers, loginCounts];

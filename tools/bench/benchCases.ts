import { answers } from './answers/answers';
import type { BenchCase } from './benchCase';
import { events } from './events/events';
import { lists } from './lists/lists';
import { loading } from './loading/loading';
import { loginCounts } from './logins/logins';
import { reads } from './reads/reads';

/** The cases in the order in which they are measured. */
export const benchCases: BenchCase[] = [reads, lists, events, answers, loading, loginCounts];

import { answer, silence, type Fault } from './plays';
export type { Fault };
export const faults: Fault[] = [
	...silence,
	...answer,
];

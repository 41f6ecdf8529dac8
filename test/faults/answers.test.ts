import { codes } from './codes';
import { statuses } from './statuses';
import { holdAgainst, sleepOfCells } from './suite';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await sleepOfCells(),
}));

holdAgainst([...statuses, ...codes]);

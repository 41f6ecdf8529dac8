import { bodies } from './bodies';
import { connections } from './connections';
import { logins, seconds } from './logins';
import { lookups } from './lookups';
import { holdAgainst, sleepOfCells } from './suite';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await sleepOfCells(),
}));

holdAgainst([...connections, ...bodies, ...lookups, ...logins, ...seconds]);

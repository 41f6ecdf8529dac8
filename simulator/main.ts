import { parseArgs } from 'node:util';
import { outcomeTable, sampleAccount, startSimulator, type Account, type Switches } from '.';
import { readSwitch, switchNames, switchTable } from './switches';

const print = (...lines: string[]): void => {
	process.stdout.write(`${lines.join('\n')}\n`);
};

const options = {
	port: { type: 'string', default: '4010' },
	webhook: { type: 'string' },
	speed: { type: 'string', default: '60' },
	lines: { type: 'string', default: '20' },
	account: { type: 'string', multiple: true },
	switch: { type: 'string', multiple: true },
	help: { type: 'boolean', short: 'h' },
} as const;

const usage = `AIRudder on this machine. It calls nobody.

Usage: npm run simulator -- [options]

  --port NUMBER               where to listen; 0 takes a free port (4010)
  --webhook URL               where events go; without it none are sent
  --speed NUMBER              simulated seconds per real second (60)
  --lines NUMBER              numbers a task calls at the same time (20)
  --account KEY:SECRET[:AES]  an account, with a 16-byte AES key if it may encrypt; repeatable
                              (${sampleAccount.appKey}:${sampleAccount.appSecret})
  --switch NAME=VALUE         how it behaves where the contract is silent; repeatable
  -h, --help                  this text`;

function help(): string[] {
	const switches = switchNames.flatMap((name) => {
		const { start, values, silent } = switchTable[name];
		const allowed = values ?? (typeof start === 'boolean' ? [true, false] : []);
		const taken = allowed.length > 0 ? ` (${allowed.map(String).join(' | ')})` : '';
		return [`  ${name}=${String(start)}${taken}`, `      ${silent}`];
	});
	const endings = outcomeTable().map(([ending, happens]) => `  …${ending.padEnd(3)} ${happens}`);
	return [usage, '', 'Switches:', ...switches, '', 'What happens, by end of number:', ...endings];
}

function readAccount(text: string): Account {
	const [appKey = '', appSecret = '', aesKey] = text.split(':');
	if (appKey === '' || appSecret === '') throw new Error(`"${text}" is no KEY:SECRET`);
	if (aesKey !== undefined && Buffer.byteLength(aesKey) !== 16) {
		throw new Error('An AES key has 16 bytes');
	}
	return { appKey, appSecret, aesKey };
}

function readNumber(name: string, text: string): number {
	const value = Number(text);
	if (text === '' || !(value >= 0)) throw new Error(`--${name} takes a number, not "${text}"`);
	return value;
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options });
	if (values.help) return print(...help());
	const accounts = values.account?.map(readAccount) ?? [sampleAccount];
	const switches = Object.assign({}, ...(values.switch ?? []).map(readSwitch)) as Partial<Switches>;
	const simulator = await startSimulator({
		port: readNumber('port', values.port),
		webhookUrl: values.webhook,
		secondsPerRealSecond: readNumber('speed', values.speed),
		simultaneousCalls: readNumber('lines', values.lines),
		accounts,
		switches,
		log: (line) => print(line),
	});
	const stop = (): void => void simulator.stop();
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
	print(
		`AIRudder is simulated at ${simulator.url}`,
		...accounts.map(({ appKey, appSecret }) => `  app key ${appKey}, app secret ${appSecret}`),
	);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeTable } from '../../../simulator';
import { dialerEndings } from '../../../simulator/dialer/endings';
import { readSwitch, switchNames, switchTable } from '../../../simulator/switches';

const simulatorFolder = join(__dirname, '..', '..', '..', 'simulator');
const readme = readFileSync(join(simulatorFolder, 'README.md'), 'utf8');

it.each(switchNames)('tells what the switch %s is for and how it starts', (name) => {
	const { start, silent } = switchTable[name];
	const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` `));
	const starts = (Array.isArray(start) ? start : [start]).map((value) => `\`${String(value)}\``);
	expect(row?.replace(/ +/g, ' ')).toContain(`| \`${name}\` | ${starts.join(', ') || 'none'} |`);
	expect(row).toContain(silent);
});

it.each(switchNames)('has the switch %s stand at a value that it takes', (name) => {
	const { start } = switchTable[name];
	expect(readSwitch(`${name}=${String(start)}`)).toEqual({ [name]: start });
});

it('tells what happens at every end of a number', () => {
	for (const [ending, happens] of outcomeTable()) {
		const row = readme.split('\n').find((line) =>
			line
				.split('|')[1]
				?.split(',')
				.map((cell) => cell.trim())
				.includes(ending),
		);
		expect(row).toContain(happens.split(/[,;]/)[0]);
	}
});

it('tells what becomes of a dialer call at every end of a number', () => {
	for (const [ending, result] of dialerEndings()) {
		const row = readme.split('\n').find((line) => line.startsWith(`| ${ending} `));
		expect(row).toContain(`\`${result}\``);
	}
});

it('reads switches from the command line and refuses what they do not take', () => {
	expect(readSwitch('recording=link')).toEqual({ recording: 'link' });
	expect(readSwitch('maximumDetails=100')).toEqual({ maximumDetails: 100 });
	expect(readSwitch('requireUniqueTaskName=true')).toEqual({ requireUniqueTaskName: true });
	expect(readSwitch('requiredTaskFields=RobotID,SIPLine')).toEqual({
		requiredTaskFields: ['RobotID', 'SIPLine'],
	});
	expect(readSwitch('scheduleZone=Asia/Jakarta')).toEqual({ scheduleZone: 'Asia/Jakarta' });
	for (const wrong of ['recording=tape', 'maximumDetails=many', 'nothing=1', 'scheduleZone=']) {
		expect(() => readSwitch(wrong)).toThrow();
	}
});

import type { Account, ChatbotKey, Robot, SimulatorSettings } from './types';

/** The account of a simulator that was given none. */
export const sampleAccount: Account = { appKey: 'simulated-key', appSecret: 'simulated-secret' };

/** The robots of a simulator that was given none. */
export const sampleRobots: Robot[] = [
	{ robotId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90', shortId: '1001', name: 'Payment reminder' },
	{ robotId: 'b2c3d4e5f60718293a4b5c6d7e8f90a1', shortId: '1002', name: 'Welcome call' },
	{ robotId: 'c3d4e5f60718293a4b5c6d7e8f90a1b2', shortId: '1003', name: 'Delivery check' },
];

/** The chatbot key of a simulator that was given none. */
export const sampleChatbotKey: ChatbotKey = {
	signKey: '00112233445566778899aabbccddeeff',
	secret: 'simulated-chatbot-secret',
};

/** The agents of a simulator that was given none. */
export const sampleAgentNames = ['dewi', 'rizky', 'putri'];

/** The given settings, with the start values of those left out. */
export function settingsWith(given: Partial<SimulatorSettings>): SimulatorSettings {
	return {
		port: 0,
		accounts: [sampleAccount],
		robots: sampleRobots,
		chatbotKeys: [sampleChatbotKey],
		agentNames: sampleAgentNames,
		secondsPerRealSecond: 0,
		simultaneousCalls: 20,
		switches: {},
		...given,
	};
}

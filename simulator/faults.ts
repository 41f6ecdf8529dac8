import type { Fault, FaultOptions } from './types';

export interface ArmedFault {
	fault: Fault;
	/** Whether the request still takes effect. */
	commit: boolean;
}

interface Arming extends ArmedFault {
	passes: number;
	hits: number;
}

/** Faults waiting for the requests they are meant for. */
export class Faults {
	private readonly armed = new Map<string, Arming[]>();

	/** Arms a fault for the next requests of an operation; several wait in line. */
	arm(operationId: string, fault: Fault, options: FaultOptions): void {
		const line = this.armed.get(operationId) ?? [];
		const { times = 1, after = 0 } = options;
		const commit = options.commit ?? commitsByNature(fault);
		this.armed.set(operationId, [...line, { fault, commit, passes: after, hits: times }]);
	}

	/** The fault that hits this request, if any; counts it. */
	take(operationId: string): ArmedFault | undefined {
		const first = this.armed.get(operationId)?.find(({ hits }) => hits > 0);
		if (!first) return undefined;
		if (first.passes > 0) {
			first.passes -= 1;
			return undefined;
		}
		first.hits -= 1;
		return first;
	}

	clear(): void {
		this.armed.clear();
	}
}

function commitsByNature(fault: Fault): boolean {
	return fault === 'resetAfterCommit' || (typeof fault === 'object' && 'delayMs' in fault);
}

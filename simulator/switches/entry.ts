export interface SwitchEntry<Value> {
	start: Value;
	/** The values it takes; left out where any text, number or list will do. */
	values?: readonly Value[];
	/** What the contract leaves open. */
	silent: string;
	/** Operations whose answers no longer fit the contract when the switch leaves its start; they pass unchecked then. */
	overtaken?: readonly string[];
}

/** An entry for each switch of an area. */
export type SwitchTable<Area> = { readonly [Name in keyof Area]: SwitchEntry<Area[Name]> };

export const yesNo = [true, false] as const;

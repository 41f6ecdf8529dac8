/** Something that the contract leaves open. */
export interface SwitchEntry {
	start: boolean | number | string | readonly string[];
	/** The values it takes; left out where yes and no, or any text, number or list will do. */
	values?: readonly unknown[];
	/** What the contract leaves open. */
	silent: string;
	/** Operations whose answers no longer fit the contract when the switch leaves its start; they pass unchecked then. */
	overtaken?: readonly string[];
}

/** The switches of an area, by their names. */
export type SwitchTable = Readonly<Record<string, SwitchEntry>>;

/** How the switches of a table stand: each at one of the values it lists, else at anything like its start. */
export type SwitchesOf<Table extends SwitchTable> = {
	-readonly [Name in keyof Table]: Table[Name] extends { values: ReadonlyArray<infer Value> }
		? Value
		: AnyLike<Table[Name]['start']>;
};

type AnyLike<Start> = Start extends boolean
	? boolean
	: Start extends number
		? number
		: Start extends string
			? string
			: string[];

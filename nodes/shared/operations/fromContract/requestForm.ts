type ScalarType = 'string' | 'integer' | 'number' | 'boolean';

/** What the contract says of one value of a request, reduced to what a form needs. */
export interface FieldSchema {
	/** Several where any of them will do; left out where any JSON will. */
	readonly type?: ScalarType | 'array' | 'object' | readonly ScalarType[];
	readonly description?: string;
	readonly enum?: ReadonlyArray<string | number | boolean>;
	/** Names for people, by value. */
	readonly labels?: Readonly<Record<string, string>>;
	readonly default?: unknown;
	readonly example?: unknown;
	/** `binary` and `byte` are a file. */
	readonly format?: string;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly maxItems?: number;
	readonly required?: readonly string[];
	readonly properties?: Readonly<Record<string, FieldSchema>>;
	readonly items?: FieldSchema;
	/** Whether an object takes more than its properties. */
	readonly additionalProperties?: boolean;
	/** The product lines that know this property, where not all do. */
	readonly lines?: readonly string[];
}

/** A value that stands outside the body. */
export interface RequestParameter {
	readonly in: 'query' | 'path' | 'header';
	readonly name: string;
	readonly required?: boolean;
	/** False where a list is one value with commas, not the name once for each entry. */
	readonly explode?: boolean;
	readonly schema: FieldSchema;
}

/** What the request of an operation takes. Contract: parameters and requestBody. */
export interface RequestForm {
	readonly parameters?: readonly RequestParameter[];
	readonly body?: {
		readonly type: 'application/json' | 'multipart/form-data' | 'application/x-www-form-urlencoded';
		readonly schema: FieldSchema;
	};
}

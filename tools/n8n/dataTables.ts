import type { N8nSession } from './rest';
import type { ColumnType, DataTable, Json, Row } from './types';

/** Rows in one request; n8n takes no more. */
const PAGE = 250;

/** The Data Tables of the signed-in person's own project. */
export class DataTables {
	private folder: Promise<string> | undefined;

	constructor(private readonly session: N8nSession) {}

	/** The table of exactly this name. */
	async find(name: string): Promise<DataTable | undefined> {
		const filter = encodeURIComponent(JSON.stringify({ name }));
		const { data } = await this.request<{ data: DataTable[] }>('GET', `?filter=${filter}`);
		return data.find((table) => table.name === name);
	}

	/** Makes a table; column names take letters, digits and underscores. */
	async create(name: string, columns: Record<string, ColumnType>): Promise<DataTable> {
		const list = Object.entries(columns).map(([column, type]) => ({ name: column, type }));
		return await this.request('POST', '', { name, columns: list });
	}

	/** Every row, oldest first, or those whose columns have the given values. */
	async rows(table: DataTable, equal: Json = {}): Promise<Row[]> {
		const filters = Object.entries(equal).map(([columnName, value]) => ({ columnName, value }));
		const filter = encodeURIComponent(JSON.stringify({ type: 'and', filters }));
		const found: Row[] = [];
		for (;;) {
			const query = `filter=${filter}&sortBy=id:asc&take=${PAGE}&skip=${found.length}`;
			const path = `/${table.id}/rows?${query}`;
			const { count, data } = await this.request<{ count: number; data: Row[] }>('GET', path);
			found.push(...data);
			if (data.length === 0 || found.length >= count) return found;
		}
	}

	async insert(table: DataTable, rows: Json[]): Promise<void> {
		await this.request('POST', `/${table.id}/insert`, { data: rows, returnType: 'count' });
	}

	async remove(table: DataTable): Promise<void> {
		await this.request('DELETE', `/${table.id}`);
	}

	private async request<T>(method: string, path: string, body?: object): Promise<T> {
		this.folder ??= this.session
			.request<{ id: string }>('GET', '/rest/projects/personal')
			.then(({ id }) => `/rest/projects/${id}/data-tables`);
		return await this.session.request<T>(method, (await this.folder) + path, body);
	}
}

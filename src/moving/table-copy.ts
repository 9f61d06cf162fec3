import type { EntityManager } from 'typeorm';
import { quoted } from './table-columns.js';
import type { Column, Table } from './table-columns.js';

/** Rows a statement: about 5 MB of chunks. */
const ROWS_AT_ONCE = 500;

/** What proves that two tables have the same rows, in whatever order. */
export interface TableProof {
  readonly rows: number;
  /** Sum of a hash of every row, written as text. */
  readonly hash: string;
}

type Value = string | Buffer | null;

/**
 * Copies all rows of a table. The target's constraints between tables and its triggers are away.
 *
 * @param onRows Called with the number of rows of each statement.
 */
export async function copyTable(
  table: Table,
  source: EntityManager,
  target: EntityManager,
  onRows: (rows: number) => void,
): Promise<void> {
  const cursor = quoted(`move_${table.name}`);
  const columns = table.columns.map(readColumn).join(', ');
  const order = table.key.map(quoted).join(', ');
  const insert = insertStatement(table);
  await source.query(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT ${columns} FROM ${quoted(table.name)} ORDER BY ${order}`,
  );
  for (;;) {
    const rows = await source.query<Record<string, Value>[]>(`FETCH ${ROWS_AT_ONCE} FROM ${cursor}`);
    if (rows.length === 0) break;
    const parameters = table.columns.map((column) =>
      parameterOf(
        column,
        rows.map((row) => row[column.name]!),
      ),
    );
    await target.query(insert, parameters);
    onRows(rows.length);
  }
  await source.query(`CLOSE ${cursor}`);
}

/** Counts and hashes the rows of a table. Times are compared as moments, whatever the zones of the two servers are. */
export async function proveTable({ name, columns }: Table, manager: EntityManager): Promise<TableProof> {
  await manager.query(`SET LOCAL TimeZone = 'UTC'`);
  const row = columns.map((column) => quoted(column.name)).join(', ');
  const [proof] = await manager.query<TableProof[]>(`
    SELECT count(*)::int AS rows,
           coalesce(sum(('x' || left(md5(ROW(${row})::text), 15))::bit(60)::bigint::numeric), 0)::text AS hash
    FROM ${quoted(name)}`);
  return proof!;
}

function readColumn({ name, travel }: Column): string {
  const column = quoted(name);
  switch (travel) {
    case 'text':
      return `${column}::text`;
    case 'bytes':
      return column;
    case 'vector':
      return `vector_send(${column}) AS ${column}`;
  }
}

/** Identities keep their numbers. */
function insertStatement({ name, columns }: Table): string {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const values = columns.map((column) => `${quoted(column.name)}::${column.type}`).join(', ');
  const types: Readonly<Record<Column['travel'], string>> = {
    text: 'text',
    bytes: 'bytea',
    vector: 'vector',
  };
  const arrays = columns.map(({ travel }, index) => `$${index + 1}::${types[travel]}[]`).join(', ');
  return `
    INSERT INTO ${quoted(name)} (${names}) OVERRIDING SYSTEM VALUE
    SELECT ${values} FROM unnest(${arrays}) AS r(${names})`;
}

function parameterOf({ travel }: Column, values: readonly Value[]): unknown {
  return travel === 'vector' ? vectorArray(values as readonly (Buffer | null)[]) : values;
}

/** Header of a one-dimensional array: dimensions, whether it has nulls, element type, length, lower bound. */
const HEADER_WORDS = 5;

/** Vectors as pgvector has sent them, as one binary `vector[]` parameter: each with its length before it. */
function vectorArray(values: readonly (Buffer | null)[]): Buffer {
  const header = Buffer.alloc(HEADER_WORDS * 4);
  [1, values.includes(null) ? 1 : 0, 0, values.length, 1].forEach((word, index) =>
    header.writeInt32BE(word, index * 4),
  );
  const parts: Buffer[] = [header];
  for (const value of values) {
    const length = Buffer.alloc(4);
    length.writeInt32BE(value?.length ?? -1);
    parts.push(length, ...(value ? [value] : []));
  }
  return Buffer.concat(parts);
}

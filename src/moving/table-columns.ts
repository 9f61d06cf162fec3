import type { EntityManager } from 'typeorm';

/** How the values of a column travel: as text, as bytes, or, as text would take ten times as long, as pgvector sends them. */
export type Travel = 'text' | 'bytes' | 'vector';

export interface Column {
  readonly name: string;
  /** As SQL writes it. */
  readonly type: string;
  readonly travel: Travel;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns of the primary key. */
  readonly key: readonly string[];
}

/** The ledger of the migrations belongs to each database. */
const OWN = ['schema_migrations'];

const TABLES = `
  SELECT c.relname AS name,
         (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                           ORDER BY a.attname)
          FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
         (SELECT jsonb_agg(a.attname ORDER BY array_position(i.indkey::int2[], a.attnum))
          FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
          WHERE i.indrelid = c.oid AND i.indisprimary) AS key
  FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND NOT c.relname = ANY($1)
  ORDER BY c.relname`;

const TRAVEL: Readonly<Record<string, Travel>> = { bytea: 'bytes', vector: 'vector' };

/**
 * All tables of a library, by name; those of the queue are in a schema of their own. What has no primary key cannot be
 * read in parts, and no table of the library lacks one.
 */
export async function tablesOf(manager: EntityManager): Promise<Table[]> {
  const rows = await manager.query<
    { name: string; columns: Omit<Column, 'travel'>[]; key: string[] | null }[]
  >(TABLES, [OWN]);
  return rows.map(({ name, columns, key }) => {
    if (!key) throw new Error(`The table ${name} has no primary key.`);
    return {
      name,
      key,
      columns: columns.map((column) => ({ ...column, travel: TRAVEL[column.type] ?? 'text' })),
    };
  });
}

/** An identifier in SQL. The names come from the catalogue of a database. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

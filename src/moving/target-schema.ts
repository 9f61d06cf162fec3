import type { EntityManager } from 'typeorm';
import { quoted } from './table-columns.js';
import type { Table } from './table-columns.js';

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

const FOREIGN_KEYS = `
  SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conrelid, conname`;

const IDENTITIES = `
  SELECT c.relname AS "table", a.attname AS "column" FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attidentity <> '' AND NOT a.attisdropped
  ORDER BY c.relname, a.attname`;

/** The rules that were taken away. */
export interface DroppedRules {
  /** Brings them back, which proves the keys of all rows. */
  restore(): Promise<void>;
}

/**
 * Takes away the keys between tables and the triggers, in the transaction of the caller: rows come in any order, and
 * nothing is told of them that was told when they were written first.
 */
export async function dropRules(tables: readonly Table[], target: EntityManager): Promise<DroppedRules> {
  const keys = await target.query<ForeignKey[]>(FOREIGN_KEYS);
  for (const { table, name } of keys) {
    await target.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  }
  for (const { name } of tables) await target.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  return {
    restore: async () => {
      // What is checked at the end of a transaction is checked now: tables with open checks cannot be altered.
      await target.query('SET CONSTRAINTS ALL IMMEDIATE');
      for (const { table, name, definition } of keys) {
        await target.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
      }
      for (const { name } of tables) await target.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
    },
  };
}

/** Lets the numbers of new rows go on where those of the source ended. */
export async function continueIdentities(source: EntityManager, target: EntityManager): Promise<void> {
  const identities = await source.query<{ table: string; column: string }[]>(IDENTITIES);
  for (const { table, column } of identities) {
    const [sequence] = await source.query<{ name: string }[]>(
      'SELECT pg_get_serial_sequence($1, $2) AS name',
      [quoted(table), column],
    );
    const [state] = await source.query<{ last: string; called: boolean }[]>(
      `SELECT last_value::text AS last, is_called AS called FROM ${sequence!.name}`,
    );
    await target.query('SELECT setval(pg_get_serial_sequence($1, $2), $3::bigint, $4)', [
      quoted(table),
      column,
      state!.last,
      state!.called,
    ]);
  }
}

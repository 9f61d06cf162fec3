import type { DataSource, EntityManager } from 'typeorm';
import { UserError } from '../errors/errors.js';
import { tablesOf } from './table-columns.js';
import type { Table } from './table-columns.js';
import { copyTable, proveTable } from './table-copy.js';
import type { TableProof } from './table-copy.js';
import { continueIdentities, dropRules } from './target-schema.js';

export interface MovedTable extends TableProof {
  readonly table: string;
}

export interface MoveHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: 'counting' | 'moving' | 'proving', done: number, total: number) => void;
}

export interface MovedLibrary {
  readonly tables: readonly MovedTable[];
  /** An earlier move had come to its end: the target had all of it. */
  readonly before: boolean;
}

/** Each database has its own. */
const IDENTITY = 'library_identity';

/**
 * Copies all rows of a library, with their ids, to an empty one of the same version, and proves every table by its count
 * and a hash. All of it is one transaction of the target: whenever it is interrupted, the target is as empty as before,
 * and the move is begun again.
 *
 * @throws {UserError} `move.target_not_empty`, `move.unequal`; `signal.reason` when aborted.
 */
export async function moveLibrary(
  source: DataSource,
  target: DataSource,
  hooks: MoveHooks = {},
): Promise<MovedLibrary> {
  return target.transaction(async (to) => {
    const tables = (await tablesOf(to)).filter(({ name }) => name !== IDENTITY);
    const held = await filledTables(tables, to);
    const rules = held.length === 0 ? await dropRules(tables, to) : null;
    // Ends before the target makes its keys and proves the rows: the embedded database waits for nobody that long.
    const proofs = await source.transaction('REPEATABLE READ', async (from) => {
      const counted = await proveAll(tables, from, 'counting', hooks);
      if (rules) {
        await copyAll(tables, counted, from, to, hooks);
        await continueIdentities(from, to);
      }
      return counted;
    });
    if (rules) await rules.restore();
    const found = await proveAll(tables, to, 'proving', hooks);
    const wrong = found.find(
      ({ rows, hash }, index) => rows !== proofs[index]!.rows || hash !== proofs[index]!.hash,
    );
    if (!wrong) return { tables: found, before: rules === null };
    if (!rules) throw notEmpty(held);
    throw unequal(
      wrong,
      proofs.find(({ table }) => table === wrong.table)!,
    );
  });
}

async function copyAll(
  tables: readonly Table[],
  proofs: readonly MovedTable[],
  from: EntityManager,
  to: EntityManager,
  { signal, onProgress }: MoveHooks,
): Promise<void> {
  const total = proofs.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const table of tables) {
    await copyTable(table, from, to, (rows) => {
      signal?.throwIfAborted();
      onProgress?.('moving', (done += rows), total);
    });
  }
}

async function proveAll(
  tables: readonly Table[],
  manager: EntityManager,
  step: 'counting' | 'proving',
  { signal, onProgress }: MoveHooks,
): Promise<MovedTable[]> {
  const proofs: MovedTable[] = [];
  for (const table of tables) {
    signal?.throwIfAborted();
    onProgress?.(step, proofs.length, tables.length);
    proofs.push({ table: table.name, ...(await proveTable(table, manager)) });
  }
  return proofs;
}

async function filledTables(tables: readonly Table[], manager: EntityManager): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of tables) {
    const [row] = await manager.query<{ filled: boolean }[]>(
      `SELECT EXISTS (SELECT FROM "${name}") AS filled`,
    );
    if (row!.filled) filled.push(name);
  }
  return filled;
}

function notEmpty(tables: readonly string[]): UserError {
  return new UserError('move.target_not_empty', `The target has rows in ${tables.join(', ')}.`, {
    hint: 'Name an empty database, for example a new one by createdb. To join two libraries, export one and import it into the other.',
    field: 'url',
    fault: 'conflict',
  });
}

function unequal(found: MovedTable, expected: MovedTable): UserError {
  return new UserError(
    'move.unequal',
    `The table ${found.table} has ${found.rows} rows with the hash ${found.hash} in the target, not ${expected.rows} with ${expected.hash}.`,
    {
      hint: 'Nothing was moved: the target is empty again. Check its server and its version, then begin again.',
      field: 'url',
    },
  );
}

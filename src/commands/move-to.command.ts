import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'nest-commander';
import { StorageConfig } from '../config/storage.config.js';
import { DatabaseConfig } from '../database/database.config.js';
import { useEmbedded, useServer } from '../database/use-database.js';
import { UserError } from '../errors/errors.js';
import { moveLibrary } from '../moving/move-library.js';
import type { MovedLibrary } from '../moving/move-library.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { table } from './table.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

@Command({
  name: 'move-to',
  arguments: '[url]',
  description:
    'Copy the embedded library, all of it, to an empty PostgreSQL database (by default that of DATABASE_URL), and prove every row.',
})
export class MoveToCommand extends CliCommand {
  override readonly examples = ['colophon move-to postgres://colophon@db.example:5432/colophon'];

  constructor(
    private readonly storage: StorageConfig,
    private readonly database: DatabaseConfig,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([given]: string[], { json }: CommonOptions): Promise<void> {
    const url = serverUrl(given ?? this.database.url);
    const root = resolve(this.storage.dataDir);
    if (!existsSync(join(root, 'database'))) throw noLibrary(root);
    const moved = await interruptible(this.terminal, (signal) =>
      useEmbedded(root, 'colophon move-to', (source) =>
        useServer(url, (target) =>
          moveLibrary(source.dataSource, target.dataSource, { signal, onProgress: this.terminal.progress }),
        ),
      ),
    );
    if (json) this.terminal.json(moved);
    else movedLines(moved, root).forEach((line) => this.terminal.line(line));
  }
}

function movedLines({ tables, before }: MovedLibrary, root: string): string[] {
  const filled = tables.filter(({ rows }) => rows > 0);
  const rows = filled.reduce((sum, moved) => sum + moved.rows, 0);
  return [
    ...table(
      ['table', 'rows', 'hash'],
      filled.map((moved) => [moved.table, String(moved.rows), moved.hash]),
    ),
    before
      ? `All ${rows} rows were there already, the same as here.`
      : `${rows} rows are in the target, each the same as here.`,
    'From now on, set DATABASE_URL to it wherever Colophon runs, and start the server again.',
    `The books stay in ${join(root, 'books')}, or in the bucket of FILE_STORE_URL; machines that share the library need them there, too.`,
    `${join(root, 'database')} is as it was; remove it when the library works.`,
  ];
}

function serverUrl(url: string): string {
  if (url === '') {
    throw new UsageError('The database is not named.', 'url', 'For example postgres://user@host/library.');
  }
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol === 'postgres:' || protocol === 'postgresql:') return url;
  throw new UsageError(
    'The address is not that of a PostgreSQL database.',
    'url',
    'It begins with postgres://.',
  );
}

function noLibrary(root: string): UserError {
  return new UserError('move.no_library', `There is no embedded library in ${root}.`, {
    hint: 'Set COLOPHON_DATA_DIR to the folder of the library.',
    field: 'COLOPHON_DATA_DIR',
  });
}

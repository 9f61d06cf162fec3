import { Command, Option } from 'nest-commander';
import { backUp } from '../backup/back-up.js';
import { StorageConfig } from '../config/storage.config.js';
import { DatabaseConfig } from '../database/database.config.js';
import { UserError } from '../errors/errors.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { Terminal } from './terminal.js';
import { explainFile } from './write-out.js';

interface BackupOptions extends CommonOptions {
  readonly files?: boolean;
}

@Command({
  name: 'backup',
  arguments: '<file>',
  description:
    'Write a backup of the embedded library, also while a server uses it; `colophon restore` brings it back.',
})
export class BackupCommand extends CliCommand {
  override readonly examples = [
    'colophon backup library.colophon',
    'colophon backup library.colophon --no-files   # without the PDFs',
  ];

  constructor(
    private readonly storage: StorageConfig,
    private readonly database: DatabaseConfig,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  @Option({
    flags: '--no-files',
    description: 'Leave out the books, for example because they are saved elsewhere.',
  })
  parseFiles(): boolean {
    return false;
  }

  async run([file]: string[], { files = true, json }: BackupOptions): Promise<void> {
    if (this.database.url !== '') throw notEmbedded();
    const written = await interruptible(this.terminal, (signal) =>
      backUp(this.storage.dataDir, file!, { files, signal, onProgress: this.terminal.progress }).catch(
        explainFile(file!),
      ),
    );
    const { bytes, books, heldMs } = written;
    if (json) this.terminal.json({ file, ...written });
    else {
      const size = (bytes / 1024 / 1024).toFixed(1);
      this.terminal.line(
        `${file}: the library${files ? ` with ${books} books` : ' without its books'}, ${size} MB`,
      );
      this.terminal.line(`Others waited for ${(heldMs / 1000).toFixed(1)} s at most.`);
    }
  }
}

function notEmbedded(): UserError {
  return new UserError('backup.not_embedded', 'The library is on a PostgreSQL server.', {
    hint: 'Save its database by pg_dump, and the books by a copy of their folder or bucket; or write a bundle by `colophon export`.',
    field: 'DATABASE_URL',
  });
}

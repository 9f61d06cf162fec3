import { Injectable } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { DatabaseConfig } from '../database/database.config.js';
import { lookIntoDatabase } from '../database/use-database.js';
import { FileStore } from '../documents/file-store/file-store.js';
import { LexicalConfig } from '../lexical/lexical.config.js';
import { RoomCheck } from '../process/room-check.js';
import type { Health } from '../process/room-check.js';
import { differentClocks, lackingVectors, lackingWords, lostWork, waitingLetters } from './row-faults.js';
import { unmatchedFiles } from './stored-files.js';

const DOCUMENTS = 'SELECT count(*)::int AS documents FROM documents WHERE deleted_at IS NULL';

/** Looks whether the rows and the files of the library are as they should be. Only `doctor` does, and it changes nothing. */
@Injectable()
export class LibraryCheck extends RoomCheck {
  override readonly name = 'library';

  constructor(
    private readonly storage: StorageConfig,
    private readonly database: DatabaseConfig,
    private readonly lexical: LexicalConfig,
    private readonly files: FileStore,
  ) {
    super();
  }

  override check(): Promise<Health> {
    const settings = { url: this.database.url, dataDir: this.storage.dataDir };
    return lookIntoDatabase(settings, 'colophon doctor', async ({ dataSource, schema }) => {
      const clocks = await differentClocks(dataSource);
      if (schema.state === 'outdated') {
        return { message: 'Not looked into: migrations are pending.', faults: clocks };
      }
      if (schema.state === 'new') return { message: 'The library is empty.', faults: clocks };
      const [counted] = await dataSource.query<{ documents: number }[]>(DOCUMENTS);
      const faults = [
        clocks,
        await lostWork(dataSource),
        await lackingWords(dataSource, this.lexical.version),
        await waitingLetters(dataSource),
        await lackingVectors(dataSource),
        await unmatchedFiles(dataSource, this.files),
      ].flat();
      return { message: `The rows and files of ${counted!.documents} documents match.`, faults };
    });
  }
}

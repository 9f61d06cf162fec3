import { Client } from 'pg';
import { UserError } from '../errors/errors.js';
import { explainFull } from '../errors/storage-full.js';
import { POSTGRES_MAJOR } from './embedded/data-folder.js';
import { copyFilesStatement } from './embedded/database-files.js';
import { openEmbeddedDatabase } from './embedded/embedded-database.js';

/** The version that a copy of an embedded database needs; another one cannot open its files. */
export const EMBEDDED_POSTGRES = POSTGRES_MAJOR;

/** A gate that does not know the request takes it for SQL. */
const SYNTAX_ERROR = '42601';

/**
 * Copies the files of an embedded database, whether a process has it open or not. Searches and writes wait while the
 * files are copied: about a second for a gigabyte, nothing where the file system can share their blocks.
 *
 * @param target A folder on the same machine that does not exist yet, in one that does.
 * @returns How long others had to wait at most, in milliseconds.
 * @throws {OperationalError} `data_folder.full`; {UserError} `backup.old_server`. Nothing is left of the copy then.
 */
export async function copyDatabase(dataDir: string, command: string, target: string): Promise<number> {
  const embedded = await openEmbeddedDatabase(dataDir, { attach: 'if-running', command });
  try {
    const { connection } = embedded;
    const client = new Client('url' in connection ? { connectionString: connection.url } : connection);
    await client.connect();
    try {
      const started = performance.now();
      await client.query(copyFilesStatement(target));
      return performance.now() - started;
    } finally {
      await client.end();
    }
  } catch (error) {
    if ((error as { code?: unknown }).code !== SYNTAX_ERROR) throw explainFull(error, dataDir);
    throw new UserError('backup.old_server', 'The server that uses the library is of an earlier version.', {
      hint: 'Start it again with this version of the program, or stop it for the backup.',
      cause: error,
    });
  } finally {
    await embedded.close();
  }
}

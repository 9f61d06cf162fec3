import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { messageOf, toErrorData } from '../../errors/errors.js';
import { SOCKET_PORT } from './data-folder.js';
import { emptyDatabase } from './empty-database.js';
import { Gate } from './gate.js';
import type { DatabaseThreadData, FromDatabaseThread, ToDatabaseThread } from './thread-messages.js';

/**
 * The embedded database and its gate run in this thread, because they would block the event loop of the main thread.
 */
const { database, listen } = workerData as DatabaseThreadData;
const port = parentPort!;

function tell(message: FromDatabaseThread): void {
  port.postMessage(message);
}

try {
  if (!existsSync(database)) await make(database);
  const instance = await PGlite.create({ dataDir: database, extensions: { vector } });
  const gate = new Gate(instance, database, {
    ...('password' in listen && { password: listen.password }),
    onEnd: (reason) => tell({ kind: 'ended', error: toErrorData(reason) }),
  });
  if ('password' in listen) {
    await gate.listen({ host: '127.0.0.1', port: 0 });
  } else {
    const path = join(listen.socketFolder, `.s.PGSQL.${SOCKET_PORT}`);
    // A killed process may have left it; the lock proves that this process is gone.
    await rm(path, { force: true });
    await gate.listen({ path });
  }
  port.once('message', ({ lingerMs }: ToDatabaseThread) => void close(instance, gate, lingerMs));
  tell({ kind: 'ready', port: gate.port });
} catch (error) {
  tell({ kind: 'failed', message: messageOf(error) });
}

/** The folder gets its final name only when it is complete, because the process may be killed while it creates it. */
async function make(folder: string): Promise<void> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  const contents = await emptyDatabase();
  const instance = await PGlite.create({ dataDir: draft, ...(contents && { loadDataDir: contents }) });
  await instance.close();
  await rename(draft, folder);
}

async function close(instance: PGlite, gate: Gate, lingerMs: number): Promise<void> {
  try {
    await gate.close(lingerMs);
    await instance.exec('CHECKPOINT');
    await instance.close();
    tell({ kind: 'closed' });
  } catch (error) {
    tell({ kind: 'failed', message: messageOf(error) });
  }
}

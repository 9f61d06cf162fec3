import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { messageOf } from '../../errors/errors.js';
import { SOCKET_PORT } from './data-folder.js';
import { Gate } from './gate.js';
import type { FromDatabaseThread, ToDatabaseThread } from './thread-messages.js';

/** The embedded database and its gate live in this thread: in the main one they would starve its event loop. */
const { database, socketFolder } = workerData as { database: string; socketFolder: string | null };
const port = parentPort!;

function tell(message: FromDatabaseThread): void {
  port.postMessage(message);
}

try {
  const instance = await PGlite.create({ dataDir: database, extensions: { vector } });
  const gate = new Gate(instance, { onClients: (count) => tell({ kind: 'clients', count }) });
  if (socketFolder === null) {
    await gate.listen({ host: '127.0.0.1', port: 0 });
  } else {
    const path = join(socketFolder, `.s.PGSQL.${SOCKET_PORT}`);
    // Left over by a process that was killed; the lock says that it is gone.
    await rm(path, { force: true });
    await gate.listen({ path });
  }
  port.on('message', (message: ToDatabaseThread) => {
    if (message !== 'close') return;
    void close(instance, gate);
  });
  tell({ kind: 'ready', port: gate.port });
} catch (error) {
  tell({ kind: 'failed', message: messageOf(error) });
}

async function close(instance: PGlite, gate: Gate): Promise<void> {
  try {
    await gate.close();
    await instance.close();
    tell({ kind: 'closed' });
  } catch (error) {
    tell({ kind: 'failed', message: messageOf(error) });
  }
}

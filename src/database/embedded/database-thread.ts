import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { within } from '../../process/within.js';
import { workerFile } from '../../process/worker-file.js';
import { UserError, fromErrorData } from '../../errors/errors.js';
import type { DataFolder } from './data-folder.js';
import { whyNoSegment } from './free-space.js';
import type { TcpGate } from './gate-visitor.js';
import type { DatabaseThreadData, FromDatabaseThread, ToDatabaseThread } from './thread-messages.js';

/** The time beyond that for clients: it covers the rollbacks of those that stayed, a checkpoint and the files. */
const CLOSING_MS = 30_000;
const PASSWORD_BYTES = 32;

/** The main-thread side of the thread that runs the embedded database. */
export class DatabaseThread {
  private ended = false;

  private constructor(
    private readonly worker: Worker,
    /** How to reach the gate over TCP; null when it listens on a socket file. */
    readonly tcp: TcpGate | null,
  ) {
    worker.on('message', ({ kind }: FromDatabaseThread) => {
      if (kind === 'ended') this.ended = true;
    });
  }

  /**
   * Opens the database. Creating a new one takes about two seconds, opening an existing one about one.
   *
   * @throws {UserError} `data_folder.damaged`; {OperationalError} `data_folder.full` when the log cannot grow: in that
   *         case it is impossible to tell whether anything else is wrong.
   */
  static async open(folder: DataFolder): Promise<DatabaseThread> {
    const { database, socketFolder } = folder;
    const password = randomBytes(PASSWORD_BYTES).toString('base64url');
    const listen = socketFolder === null ? { password } : { socketFolder };
    const workerData: DatabaseThreadData = { database, listen };
    const worker = new Worker(workerFile(import.meta.url, './database.worker.js'), { workerData });
    try {
      const { port } = await hear(worker, 'ready');
      return new DatabaseThread(worker, port === null ? null : { port, password });
    } catch (cause) {
      await worker.terminate();
      const full = await whyNoSegment(folder.root);
      if (full !== null) throw full;
      throw new UserError(
        'data_folder.damaged',
        `The database in ${folder.database} cannot be opened: ${(cause as Error).message}`,
        { hint: 'Restore the folder from a copy, or move it away to begin with an empty library.', cause },
      );
    }
  }

  /** Calls the listener when the thread ends without a request to do so. */
  onFailure(listener: (error: Error) => void): void {
    const failed = (cause?: unknown) =>
      listener(new Error('The thread of the embedded database ended.', { cause }));
    this.worker.once('error', failed);
    this.worker.once('exit', () => failed());
    this.worker.on('message', (message: FromDatabaseThread) => {
      if (message.kind === 'ended') listener(fromErrorData(message.error));
    });
  }

  /** Ends the database immediately, because its files are gone. Every later statement fails. */
  giveUp(): void {
    this.ended = true;
    this.worker.removeAllListeners();
    void this.worker.terminate();
  }

  /** Closes the database when its clients have left, at the latest after `lingerMs`. */
  async close(lingerMs: number): Promise<void> {
    this.worker.removeAllListeners();
    if (this.ended) {
      // The thread no longer answers; its log contains everything that was acknowledged.
      await this.worker.terminate();
      return;
    }
    const request: ToDatabaseThread = { kind: 'close', lingerMs };
    this.worker.postMessage(request);
    try {
      // A backend that hangs in a statement cannot be closed. Ending its thread is as safe as killing a server.
      await within(lingerMs + CLOSING_MS, hear(this.worker, 'closed'), null);
    } finally {
      await this.worker.terminate();
    }
  }
}

type Message<Kind> = Extract<FromDatabaseThread, { kind: Kind }>;

/** The thread's next message, which must be of this kind. */
function hear<Kind extends 'ready' | 'closed'>(worker: Worker, kind: Kind): Promise<Message<Kind>> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    const onMessage = (message: FromDatabaseThread) => {
      const wrong = message.kind === 'failed' ? message.message : `unexpected message ${message.kind}`;
      settle(() => (message.kind === kind ? resolve(message as Message<Kind>) : reject(new Error(wrong))));
    };
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('the thread of the embedded database ended')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

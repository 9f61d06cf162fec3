import { Worker } from 'node:worker_threads';
import { workerFile } from '../../config/worker-file.js';
import { UserError } from '../../errors/errors.js';
import type { DataFolder } from './data-folder.js';
import type { FromDatabaseThread } from './thread-messages.js';

/** The calling side of the thread that holds the embedded database. */
export class DatabaseThread {
  private clients = 0;
  private failure: Error | null = null;
  private listeners = new Set<() => void>();
  private isReady = false;
  private isClosed = false;
  /** Port of the gate, or null on a socket file. */
  port: number | null = null;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (message: FromDatabaseThread) => this.hear(message));
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => {
      this.isClosed = true;
      this.fail(new Error('The thread of the embedded database ended.'));
    });
  }

  /** Opens the database; a new folder takes 7 to 8 seconds, an existing one about one. */
  static async open(folder: DataFolder): Promise<DatabaseThread> {
    const worker = new Worker(workerFile(import.meta.url, './database.worker.js'), {
      workerData: { database: folder.database, socketFolder: folder.socketFolder },
    });
    const thread = new DatabaseThread(worker);
    try {
      await thread.until(() => thread.isReady);
    } catch (cause) {
      await worker.terminate();
      throw new UserError(
        'data_folder.damaged',
        `The database in ${folder.database} cannot be opened: ${(cause as Error).message}`,
        { hint: 'Restore the folder from a copy, or move it away to begin with an empty library.', cause },
      );
    }
    return thread;
  }

  /** Waits until all clients have left, at most so long. @returns How many are still there. */
  async clientsLeave(deadlineMs: number): Promise<number> {
    const timer = setTimeout(() => this.changed(), deadlineMs);
    const deadline = performance.now() + deadlineMs;
    await this.until(() => this.clients === 0 || performance.now() >= deadline);
    clearTimeout(timer);
    return this.clients;
  }

  get clientCount(): number {
    return this.clients;
  }

  async close(): Promise<void> {
    this.worker.postMessage('close');
    await this.until(() => this.isClosed);
    await this.worker.terminate();
  }

  private hear(message: FromDatabaseThread): void {
    switch (message.kind) {
      case 'ready':
        this.port = message.port;
        this.isReady = true;
        break;
      case 'clients':
        this.clients = message.count;
        break;
      case 'closed':
        this.isClosed = true;
        break;
      case 'failed':
        this.failure = new Error(message.message);
        break;
    }
    this.changed();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  private until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!condition() && this.failure === null) return;
        this.listeners.delete(check);
        if (condition()) resolve();
        else reject(this.failure!);
      };
      this.listeners.add(check);
      check();
    });
  }
}

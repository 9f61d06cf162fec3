import { createServer } from 'node:net';
import type { ListenOptions, Server, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { GateConnection } from './gate-connection.js';
import { BackendWatch } from './backend-watch.js';
import { DatabaseFiles } from './database-files.js';
import { Checkpoints } from './checkpoints.js';
import type { CheckpointTiming } from './checkpoints.js';
import { Turns } from './turns.js';

export interface GateOptions {
  /** Required from each client. It must be set on TCP, where every user of the machine can connect. */
  readonly password?: string;
  /** A client that has sent no password after this time is disconnected. */
  readonly loginMs?: number;
  /** A connection that is silent for this time within a transaction is disconnected. */
  readonly idleInTransactionMs?: number;
  /** When to make checkpoints, if not at the default times. */
  readonly checkpoints?: CheckpointTiming;
  /** Called once when the backend has ended by itself; on a full disk the reason is `data_folder.full`. */
  readonly onEnd?: (reason: Error) => void;
}

const IDLE_IN_TRANSACTION_MS = 30_000;
/** Ample for a client on the same machine, but short for one that connects and says nothing. */
const LOGIN_MS = 10_000;
const LINGER_STEP_MS = 20;

/**
 * Lets many PostgreSQL clients share the single backend of an embedded database.
 *
 * A connection owns the backend from the first message of a batch until the server reports that no transaction is open.
 * All clients share the state of the backend itself (SET, temporary tables, named prepared statements, session advisory
 * locks): use SET LOCAL, unnamed statements (the default of pg and TypeORM) and transaction locks.
 */
export class Gate {
  private readonly server: Server;
  private readonly connections = new Map<Socket, GateConnection>();
  private readonly turns = new Turns<object>();
  private readonly watch: BackendWatch;
  private readonly checkpoints: Checkpoints;
  private readonly files: DatabaseFiles;

  /** @param folder The folder of the database. */
  constructor(
    private readonly database: PGlite,
    folder: string,
    private readonly options: GateOptions = {},
  ) {
    this.watch = new BackendWatch(folder, options.onEnd);
    this.checkpoints = new Checkpoints(database, this.turns, this.watch, options.checkpoints);
    this.files = new DatabaseFiles(database, folder);
    this.server = createServer((socket) => this.accept(socket));
  }

  listen(where: ListenOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(where, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  /** Port of a gate on TCP, or null on a socket file. */
  get port(): number | null {
    const address = this.server.address();
    return address !== null && typeof address === 'object' ? address.port : null;
  }

  /**
   * Waits for all clients to leave, then closes. After `lingerMs` it disconnects those that stayed.
   *
   * A client that is accepted keeps the gate open: nothing else runs between the last check and the end of listening.
   */
  async close(lingerMs = 0): Promise<void> {
    const deadline = performance.now() + lingerMs;
    while (this.hasClients() && performance.now() < deadline) await delay(LINGER_STEP_MS);
    const closed = new Promise((resolve) => this.server.close(resolve));
    const ends = [...this.connections.values()].map((connection) => connection.end());
    await Promise.all(ends);
    await closed;
    await this.checkpoints.stop();
  }

  private hasClients(): boolean {
    return [...this.connections.values()].some(({ isLetIn }) => isLetIn);
  }

  private accept(socket: Socket): void {
    socket.setNoDelay(true);
    const connection = new GateConnection(socket, this.database, this.turns, {
      password: this.options.password ?? null,
      loginMs: this.options.loginMs ?? LOGIN_MS,
      idleInTransactionMs: this.options.idleInTransactionMs ?? IDLE_IN_TRANSACTION_MS,
      watch: this.watch,
      files: this.files,
      notify: (frame) => {
        for (const other of this.connections.values()) if (other.isLetIn) other.send(frame);
      },
    });
    this.connections.set(socket, connection);
    socket.on('close', () => this.connections.delete(socket));
  }
}

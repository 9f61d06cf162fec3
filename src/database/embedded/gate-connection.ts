import type { Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { OperationalError } from '../../errors/errors.js';
import { withoutCopyIn } from './copy-guard.js';
import {
  CANCEL_REQUEST,
  FrameReader,
  GSSENC_REQUEST,
  SSL_REQUEST,
  errorResponse,
  frameType,
  readyStatus,
  splitFrames,
} from './protocol-frames.js';
import type { Frame } from './protocol-frames.js';
import type { BackendWatch } from './backend-watch.js';
import type { Turns } from './turns.js';

/** Messages after which the server answers and the client waits: Query, Sync, Flush, FunctionCall, CopyDone, CopyFail, password. */
const ENDS_BATCH = 'QSHFcfp';
/** After these the answer ends with the status of the transaction, whatever went wrong. */
const ENDS_WITH_STATUS = 'QS';
const NOTIFICATION = 'A';
const TERMINATE = 'X';
/** Ends the skipping of messages that follows an error in a batch. */
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

interface ConnectionOptions {
  readonly idleInTransactionMs: number;
  readonly watch: BackendWatch;
  /** Passes a NotificationResponse to every client. */
  notify(frame: Frame): void;
}

/** One client at the gate. */
export class GateConnection {
  private reader = new FrameReader(false);
  private started = false;
  private batch: Frame[] = [];
  private work: Promise<void> = Promise.resolve();
  private idleTimer: NodeJS.Timeout | undefined;
  private gone = false;
  private inTransaction = false;
  private readonly closed: Promise<void>;

  constructor(
    private readonly socket: Socket,
    private readonly database: PGlite,
    private readonly turns: Turns<GateConnection>,
    private readonly options: ConnectionOptions,
  ) {
    socket.on('data', (data) => this.receive(data));
    // A client that breaks off is told by 'close', which always follows.
    socket.on('error', () => socket.destroy());
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.leave();
        void this.work.then(resolve);
      });
    });
  }

  send(frame: Frame): void {
    if (this.socket.writable) this.socket.write(frame);
  }

  /** Cuts the client off and waits until its last statement has ended. */
  async end(): Promise<void> {
    this.cutOff('57P01', 'terminating connection because the database closes');
    await this.closed;
  }

  private receive(data: Buffer): void {
    this.reader.push(data);
    try {
      for (let frame = this.reader.next(); frame; frame = this.reader.next()) {
        if (this.started) this.take(frame);
        else this.greet(frame);
      }
    } catch (error) {
      this.cutOff('08P01', (error as Error).message);
    }
  }

  private greet(frame: Frame): void {
    const code = frame.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSSENC_REQUEST) {
      this.socket.write('N');
    } else if (code === CANCEL_REQUEST) {
      this.socket.end();
    } else {
      this.started = true;
      const typed = new FrameReader(true);
      typed.push(this.reader.takeRest());
      this.reader = typed;
      this.queue([frame], true);
    }
  }

  private take(frame: Frame): void {
    const type = frameType(frame);
    if (type === TERMINATE) {
      this.socket.end();
      return;
    }
    this.batch.push(frame);
    if (ENDS_BATCH.includes(type)) {
      this.queue(this.batch, false);
      this.batch = [];
    }
  }

  private queue(frames: readonly Frame[], startup: boolean): void {
    this.work = this.work.then(() => this.run(frames, startup));
  }

  private async run(frames: readonly Frame[], startup: boolean): Promise<void> {
    if (this.gone) return;
    await this.turns.take(this);
    clearTimeout(this.idleTimer);
    if (this.gone && !this.inTransaction) {
      this.turns.release(this);
      return;
    }
    let status: string | null = null;
    try {
      for (const frame of frames) status = (await this.ask(frame)) ?? status;
      if (status === null && ENDS_WITH_STATUS.includes(frameType(frames.at(-1)!))) {
        await this.options.watch.brokeOff();
      }
    } catch (error) {
      // The instance itself failed, not a statement: those answer with an ErrorResponse.
      this.send(errorResponse(sqlStateOf(error), (error as Error).message));
      this.socket.destroy();
    }
    // Without a status (after Flush) a transaction may be open just as well.
    this.inTransaction = status !== 'I' && !startup;
    if (!this.inTransaction) this.turns.release(this);
    // A client that is gone keeps its turn until `leave` has rolled back.
    else if (!this.socket.destroyed) {
      this.idleTimer = setTimeout(
        () => this.cutOff('25P03', 'terminating connection due to idle-in-transaction timeout'),
        this.options.idleInTransactionMs,
      );
    }
  }

  /** Passes one message to the backend and its answer to the client; answers the transaction status if it ended so. */
  private async ask(frame: Frame): Promise<string | null> {
    const answer: Buffer[] = [];
    await this.options.watch.answer(() =>
      this.database.runExclusive(() =>
        this.database.execProtocolRawStream(new Uint8Array(withoutCopyIn(frame)), {
          onRawData: (data) => answer.push(Buffer.from(data)),
        }),
      ),
    );
    let status: string | null = null;
    const own: Frame[] = [];
    for (const message of splitFrames(Buffer.concat(answer))) {
      status = readyStatus(message) ?? status;
      if (frameType(message) === NOTIFICATION) this.options.notify(message);
      else own.push(message);
    }
    if (own.length > 0) this.send(Buffer.concat(own));
    return status;
  }

  private cutOff(sqlState: string, reason: string): void {
    if (this.started) this.send(errorResponse(sqlState, reason));
    this.socket.destroySoon();
  }

  /** The client is gone: what it left open is rolled back before anyone else has the backend. */
  private leave(): void {
    this.gone = true;
    clearTimeout(this.idleTimer);
    this.work = this.work.then(async () => {
      if (!this.turns.holds(this)) return;
      try {
        await this.ask(SYNC);
        await this.options.watch.answer(() => this.database.exec('ROLLBACK'));
      } catch (error) {
        // Only a dead instance cannot roll back, and then every other client is told by its own statements.
        process.emitWarning(error as Error);
      }
      this.inTransaction = false;
      this.turns.release(this);
    });
  }
}

/** SQLSTATE of an end of the backend: disk_full, or internal_error. */
function sqlStateOf(error: unknown): string {
  return error instanceof OperationalError ? '53100' : 'XX000';
}

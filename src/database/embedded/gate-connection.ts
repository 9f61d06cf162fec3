import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { OperationalError } from '../../errors/errors.js';
import { withoutCopyIn } from './copy-guard.js';
import {
  AUTHENTICATION,
  CANCEL_REQUEST,
  FrameReader,
  GSSENC_REQUEST,
  PASSWORD,
  SSL_REQUEST,
  errorResponse,
  frameType,
  loginOk,
  passwordDemand,
  passwordOf,
  readyStatus,
  splitFrames,
} from './protocol-frames.js';
import type { Frame } from './protocol-frames.js';
import type { DatabaseFiles } from './database-files.js';
import type { BackendWatch } from './backend-watch.js';
import type { Turns } from './turns.js';

/**
 * Messages after which the client waits for an answer: Query, Sync, Flush, FunctionCall, CopyDone, CopyFail, password.
 */
const ENDS_BATCH = 'QSHFcfp';
/** Messages whose answer always ends with the transaction status, even after an error. */
const ENDS_WITH_STATUS = 'QS';
const NOTIFICATION = 'A';
const TERMINATE = 'X';
/** PostgreSQL's limit for the first message, in bytes. */
const LONGEST_GREETING = 10_000;
/** After an error the server skips messages up to a Sync. */
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

interface ConnectionOptions {
  /** Required before the client reaches the backend; null when the address alone decides who may connect. */
  readonly password: string | null;
  /** A client that has sent no password after this time is disconnected. */
  readonly loginMs: number;
  readonly idleInTransactionMs: number;
  readonly watch: BackendWatch;
  readonly files: DatabaseFiles;
  /** Forwards a NotificationResponse to every client. */
  notify(frame: Frame): void;
}

/** A client of the gate. */
export class GateConnection {
  private reader = new FrameReader(false, LONGEST_GREETING);
  /**
   * What the connection expects next: a first message, the password for the startup message, statements, or nothing
   * more.
   */
  private reads: 'greeting' | 'password' | 'statements' | 'nothing' = 'greeting';
  private startup: Frame | null = null;
  private loginTimer: NodeJS.Timeout | undefined;
  private batch: Frame[] = [];
  private work: Promise<void> = Promise.resolve();
  private idleTimer: NodeJS.Timeout | undefined;
  private gone = false;
  private inTransaction = false;
  private readonly closed: Promise<void>;

  constructor(
    private readonly socket: Socket,
    private readonly database: PGlite,
    private readonly turns: Turns<object>,
    private readonly options: ConnectionOptions,
  ) {
    if (options.password !== null) this.expectLogin();
    socket.on('data', (data) => this.receive(data));
    // 'close' always follows and handles the client that left.
    socket.on('error', () => socket.destroy());
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.leave();
        void this.work.then(resolve);
      });
    });
  }

  /** Whether it counts as a client. Where a password is required, only after it was sent. */
  get isLetIn(): boolean {
    return this.options.password === null || this.reads === 'statements';
  }

  send(frame: Frame): void {
    if (this.socket.writable) this.socket.write(frame);
  }

  /** Disconnects the client and waits until its last statement has ended. */
  async end(): Promise<void> {
    this.cutOff('57P01', 'terminating connection because the database closes');
    await this.closed;
  }

  private receive(data: Buffer): void {
    if (this.reads === 'nothing') return;
    this.reader.push(data);
    try {
      for (let frame = this.reader.next(); frame; frame = this.reader.next()) {
        if (this.reads === 'statements') this.take(frame);
        else if (this.reads === 'password') this.login(frame);
        else if (this.reads === 'greeting') this.greet(frame);
        else return;
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
    } else if (this.options.password === null) {
      this.letIn(frame);
    } else {
      this.startup = frame;
      this.readOn('password', LONGEST_GREETING);
      this.send(passwordDemand());
    }
  }

  private login(frame: Frame): void {
    const expected = Buffer.from(this.options.password!);
    const given = frameType(frame) === PASSWORD ? passwordOf(frame) : Buffer.alloc(0);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      this.cutOff('28P01', 'password authentication failed');
      return;
    }
    clearTimeout(this.loginTimer);
    // Answers immediately, even while the backend is busy: a client that is accepted knows that it counts.
    this.send(loginOk());
    this.letIn(this.startup!);
  }

  private letIn(startup: Frame): void {
    this.readOn('statements', Infinity);
    this.queue([startup], true);
  }

  private readOn(what: 'password' | 'statements', longest: number): void {
    this.reads = what;
    const typed = new FrameReader(true, longest);
    typed.push(this.reader.takeRest());
    this.reader = typed;
  }

  private expectLogin(): void {
    const cutOff = () => {
      if (!this.isLetIn) this.cutOff('28000', 'no password came in time');
    };
    // A statement may have blocked this thread: messages that arrived meanwhile are read before the immediate runs.
    this.loginTimer = setTimeout(() => setImmediate(cutOff), this.options.loginMs);
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
      // The backend itself failed. A failed statement would have been answered with an ErrorResponse.
      this.send(errorResponse(sqlStateOf(error), (error as Error).message));
      this.socket.destroy();
    }
    // An answer without a status (after Flush) may leave a transaction open.
    this.inTransaction = status !== 'I' && !startup;
    if (!this.inTransaction) this.turns.release(this);
    // A client that has left keeps its turn until `leave` has rolled back.
    else if (!this.socket.destroyed) {
      this.idleTimer = setTimeout(
        () => this.cutOff('25P03', 'terminating connection due to idle-in-transaction timeout'),
        this.options.idleInTransactionMs,
      );
    }
  }

  /**
   * Sends a message to the backend and its answer to the client; returns the transaction status if the answer ends with
   * one.
   */
  private async ask(frame: Frame): Promise<string | null> {
    const answer: Buffer[] = [];
    const asked = withoutCopyIn(await this.options.files.copied(frame));
    await this.options.watch.answer(() =>
      this.database.runExclusive(() =>
        this.database.execProtocolRawStream(new Uint8Array(asked), {
          onRawData: (data) => answer.push(Buffer.from(data)),
        }),
      ),
    );
    let status: string | null = null;
    const own: Frame[] = [];
    for (const message of splitFrames(Buffer.concat(answer))) {
      status = readyStatus(message) ?? status;
      const type = frameType(message);
      if (type === NOTIFICATION) this.options.notify(message);
      // A client with a password was already told that it is correct.
      else if (type !== AUTHENTICATION || this.options.password === null) own.push(message);
    }
    if (own.length > 0) this.send(Buffer.concat(own));
    return status;
  }

  private cutOff(sqlState: string, reason: string): void {
    if (this.reads !== 'greeting') this.send(errorResponse(sqlState, reason));
    this.reads = 'nothing';
    this.socket.destroySoon();
  }

  /** After the client has left: rolls back its open transaction before another client gets the backend. */
  private leave(): void {
    this.gone = true;
    clearTimeout(this.idleTimer);
    clearTimeout(this.loginTimer);
    this.work = this.work.then(async () => {
      if (!this.turns.holds(this)) return;
      try {
        await this.ask(SYNC);
        await this.options.watch.answer(() => this.database.exec('ROLLBACK'));
      } catch (error) {
        // A rollback fails only if the backend is dead, and then every other client gets an error from its own
        // statements.
        process.emitWarning(error as Error);
      }
      this.inTransaction = false;
      this.turns.release(this);
    });
  }
}

/** SQLSTATE for the end of the backend: disk_full, or internal_error. */
function sqlStateOf(error: unknown): string {
  return error instanceof OperationalError ? '53100' : 'XX000';
}

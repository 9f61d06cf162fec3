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
import type { BackendWatch } from './backend-watch.js';
import type { Turns } from './turns.js';

/** Messages after which the server answers and the client waits: Query, Sync, Flush, FunctionCall, CopyDone, CopyFail, password. */
const ENDS_BATCH = 'QSHFcfp';
/** After these the answer ends with the status of the transaction, whatever went wrong. */
const ENDS_WITH_STATUS = 'QS';
const NOTIFICATION = 'A';
const TERMINATE = 'X';
/** PostgreSQL allows a first message so much, in bytes. */
const LONGEST_GREETING = 10_000;
/** Ends the skipping of messages that follows an error in a batch. */
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

interface ConnectionOptions {
  /** Demanded before the backend hears of the client; null where the address alone says who may come. */
  readonly password: string | null;
  /** A client that has not given the password by then is cut off. */
  readonly loginMs: number;
  readonly idleInTransactionMs: number;
  readonly watch: BackendWatch;
  /** Passes a NotificationResponse to every client. */
  notify(frame: Frame): void;
}

/** One client at the gate. */
export class GateConnection {
  private reader = new FrameReader(false, LONGEST_GREETING);
  /** What is read next: first messages, the password that the startup message waits for, statements; or nothing more. */
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
    // A client that breaks off is told by 'close', which always follows.
    socket.on('error', () => socket.destroy());
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.leave();
        void this.work.then(resolve);
      });
    });
  }

  /** Counted among the clients: with a password only who has given it. */
  get isLetIn(): boolean {
    return this.options.password === null || this.reads === 'statements';
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
    // At once, though the backend may be busy: who comes in knows that it is counted.
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
    // A statement may have held this thread meanwhile: what has come is read before the immediate.
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
      const type = frameType(message);
      if (type === NOTIFICATION) this.options.notify(message);
      // Who gave a password was told already that it is right.
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

  /** The client is gone: what it left open is rolled back before anyone else has the backend. */
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

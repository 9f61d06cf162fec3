/** Codes of the untyped first messages of a connection (PostgreSQL protocol, "Message Formats"). */
export const SSL_REQUEST = 80877103;
export const GSSENC_REQUEST = 80877104;
export const CANCEL_REQUEST = 80877102;
const PROTOCOL_3_0 = 0x0003_0000;

/** Type of the server's authentication messages, and the two kinds used here. */
export const AUTHENTICATION = 'R';
const AUTHENTICATION_OK = 0;
const AUTHENTICATION_CLEARTEXT = 3;
/** Type of the client's password message. */
export const PASSWORD = 'p';

/** One message of the wire protocol, header included. */
export type Frame = Buffer;

/**
 * Splits a byte stream into messages: `type` byte, int32 length (including itself), body. A client's first messages
 * have no type byte.
 */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  /**
   * @param typed Whether the messages have a type byte.
   * @param longest The longest message in bytes that is accepted; limits what a client without a login can make the
   *                gate store.
   */
  constructor(
    private readonly typed: boolean,
    private readonly longest = Infinity,
  ) {}

  push(data: Buffer): void {
    this.rest = this.rest.length === 0 ? data : Buffer.concat([this.rest, data]);
  }

  /** The next whole message, or null until more bytes come. */
  next(): Frame | null {
    const header = this.typed ? 5 : 4;
    if (this.rest.length < header) return null;
    const length = this.rest.readInt32BE(header - 4) + header - 4;
    if (length < header || length > this.longest) {
      throw new RangeError(`A message claims a length of ${length} bytes.`);
    }
    if (this.rest.length < length) return null;
    const frame = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return frame;
  }

  /** Returns the unread bytes, for a reader of another kind. */
  takeRest(): Buffer {
    const { rest } = this;
    this.rest = Buffer.alloc(0);
    return rest;
  }
}

export function frameType(frame: Frame): string {
  return String.fromCharCode(frame[0]!);
}

/** Splits the server's answer into messages. */
export function splitFrames(answer: Buffer): Frame[] {
  const reader = new FrameReader(true);
  reader.push(answer);
  const frames: Frame[] = [];
  for (let frame = reader.next(); frame; frame = reader.next()) frames.push(frame);
  return frames;
}

/** Transaction status of a ReadyForQuery message: `I` idle, `T` in a transaction, `E` in a failed one. */
export function readyStatus(frame: Frame): string | null {
  return frameType(frame) === 'Z' ? String.fromCharCode(frame[5]!) : null;
}

/** An ErrorResponse for a client that is about to be disconnected. */
export function errorResponse(code: string, message: string): Frame {
  return typedFrame('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`));
}

/** The first message of a client: its user and its database. */
export function startupMessage(): Frame {
  return untypedFrame(PROTOCOL_3_0, Buffer.from('user\0postgres\0database\0postgres\0\0'));
}

/** Asks whether the server supports TLS; the answer is one byte. */
export function sslRequest(): Frame {
  return untypedFrame(SSL_REQUEST, Buffer.alloc(0));
}

/** Requests the password in clear text: no other machine can see what passes over the loopback. */
export function passwordDemand(): Frame {
  return typedFrame(AUTHENTICATION, int32(AUTHENTICATION_CLEARTEXT));
}

export function passwordMessage(password: string): Frame {
  return typedFrame(PASSWORD, Buffer.from(`${password}\0`));
}

/** The password in a client's message. */
export function passwordOf(frame: Frame): Buffer {
  return frame.subarray(5, -1);
}

export function loginOk(): Frame {
  return typedFrame(AUTHENTICATION, int32(AUTHENTICATION_OK));
}

export function isLoginOk(frame: Frame): boolean {
  return frame.equals(loginOk());
}

export function typedFrame(type: string, body: Buffer): Frame {
  return Buffer.concat([Buffer.from(type), int32(4 + body.length), body]);
}

function untypedFrame(kind: number, body: Buffer): Frame {
  return Buffer.concat([int32(8 + body.length), int32(kind), body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** Kinds of the untyped first messages of a connection (PostgreSQL protocol, "Message Formats"). */
export const SSL_REQUEST = 80877103;
export const GSSENC_REQUEST = 80877104;
export const CANCEL_REQUEST = 80877102;

/** One message of the wire protocol, header included. */
export type Frame = Buffer;

/**
 * Cuts a byte stream into messages: `type` byte, int32 length (itself included), body. A client's first messages lack
 * the type byte.
 */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  /** @param typed Whether the messages have a type byte. */
  constructor(private readonly typed: boolean) {}

  push(data: Buffer): void {
    this.rest = this.rest.length === 0 ? data : Buffer.concat([this.rest, data]);
  }

  /** The next whole message, or null until more bytes come. */
  next(): Frame | null {
    const header = this.typed ? 5 : 4;
    if (this.rest.length < header) return null;
    const length = this.rest.readInt32BE(header - 4) + header - 4;
    if (length < header) throw new RangeError(`A message claims a length of ${length} bytes.`);
    if (this.rest.length < length) return null;
    const frame = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return frame;
  }

  /** Hands over the bytes that were not read, for a reader of another kind. */
  takeRest(): Buffer {
    const { rest } = this;
    this.rest = Buffer.alloc(0);
    return rest;
  }
}

export function frameType(frame: Frame): string {
  return String.fromCharCode(frame[0]!);
}

/** Splits what the server answered into messages. */
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

/** An ErrorResponse, for a client that is about to be cut off. */
export function errorResponse(code: string, message: string): Frame {
  const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const frame = Buffer.alloc(5 + body.length);
  frame.write('E');
  frame.writeInt32BE(4 + body.length, 1);
  body.copy(frame, 5);
  return frame;
}

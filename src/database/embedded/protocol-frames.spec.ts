import fc from 'fast-check';
import { FrameReader, errorResponse, frameType, readyStatus, splitFrames } from './protocol-frames.js';

const READY_IDLE = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

const frames = fc.array(
  fc.record({
    type: fc.constantFrom('Q', 'P', 'B', 'S', 'D', 'Z'),
    // Bodies that look like other messages are what a search for patterns would fall for.
    body: fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(Uint8Array.from(READY_IDLE))),
  }),
  { maxLength: 12 },
);

describe('reading frames', () => {
  it('gives the same messages however the stream is cut', () => {
    fc.assert(
      fc.property(frames, fc.array(fc.nat({ max: 600 })), (messages, cuts) => {
        const sent = messages.map(({ type, body }) => frame(type, body));
        expect(readInPieces(Buffer.concat(sent), cuts)).toEqual(sent);
      }),
    );
  });

  it('waits for the rest of a message', () => {
    const reader = new FrameReader(true);
    reader.push(READY_IDLE.subarray(0, 5));
    expect(reader.next()).toBeNull();
    reader.push(READY_IDLE.subarray(5));
    expect(reader.next()).toEqual(READY_IDLE);
    expect(reader.next()).toBeNull();
  });

  it('hands what follows the untyped first messages to the reader of typed ones', () => {
    const first = new FrameReader(false);
    const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);
    first.push(Buffer.concat([startup, READY_IDLE]));
    expect(first.next()).toEqual(startup);
    expect(first.takeRest()).toEqual(READY_IDLE);
  });

  it('refuses a length that cannot be', () => {
    const reader = new FrameReader(true);
    reader.push(Buffer.from([0x51, 0, 0, 0, 3, 0]));
    expect(() => reader.next()).toThrow(RangeError);
  });
});

describe('what a message says', () => {
  it('is the transaction status only in ReadyForQuery itself', () => {
    expect(readyStatus(READY_IDLE)).toBe('I');
    expect(readyStatus(frame('D', READY_IDLE))).toBeNull();
  });

  it('is, for a client that is cut off, the reason', () => {
    const [message, ...others] = splitFrames(errorResponse('57P01', 'closing'));
    expect(others).toEqual([]);
    expect(frameType(message!)).toBe('E');
    expect(message!.toString('latin1')).toContain('C57P01\0Mclosing\0');
  });
});

function frame(type: string, body: Uint8Array): Buffer {
  const header = Buffer.alloc(5);
  header.write(type);
  header.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([header, body]);
}

function readInPieces(stream: Buffer, cuts: readonly number[]): Buffer[] {
  const ends = [...cuts.filter((cut) => cut < stream.length).sort((a, b) => a - b), stream.length];
  const reader = new FrameReader(true);
  const read: Buffer[] = [];
  let start = 0;
  for (const end of ends) {
    reader.push(stream.subarray(start, end));
    start = end;
    for (let next = reader.next(); next; next = reader.next()) read.push(next);
  }
  return read;
}

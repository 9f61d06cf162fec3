import type { Posting } from './postings.js';

/**
 * A list of chunks as it is stored: for each of them three numbers, namely how many chunks lie between it and the one
 * before it, its frequency and its length, both in steps. Seven bits of a number a byte, lowest first; the highest bit
 * says that more follow. That is a sixth of three arrays of the database, and read without parsing text.
 */
const BITS = 7;
const MORE = 1 << BITS;
const VALUE = MORE - 1;
/** A number of 28 bits: larger frequencies and lengths do not occur, and would change no score. */
const MOST = 2 ** 28 - 1;

/** Lists one after the other, in one buffer. */
export class PostingListWriter {
  private bytes = Buffer.alloc(1 << 16);
  private end = 0;

  /** @returns The length of the list in bytes. */
  add({ ordinals, frequencies, lengths }: Posting): number {
    const before = this.end;
    let next = 0;
    for (const [i, ordinal] of ordinals.entries()) {
      this.number(ordinal - next);
      this.number(frequencies[i]!);
      this.number(lengths[i]!);
      next = ordinal + 1;
    }
    return this.end - before;
  }

  get written(): Buffer {
    return this.bytes.subarray(0, this.end);
  }

  private number(value: number): void {
    if (this.end + 4 > this.bytes.length) {
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)]);
    }
    let rest = Math.min(value, MOST);
    while (rest > VALUE) {
      this.bytes[this.end++] = (rest & VALUE) | MORE;
      rest >>>= BITS;
    }
    this.bytes[this.end++] = rest;
  }
}

/** Goes through the list that stands in a buffer, `to` excluded. Frequencies and lengths are in steps. */
export function eachPosting(
  bytes: Uint8Array,
  from: number,
  to: number,
  take: (ordinal: number, frequency: number, length: number) => void,
): void {
  let at = from;
  const number = (): number => {
    let byte = bytes[at++]!;
    let value = byte & VALUE;
    for (let shift = BITS; byte >= MORE; shift += BITS) {
      byte = bytes[at++]!;
      value |= (byte & VALUE) << shift;
    }
    return value;
  };
  for (let next = 0; ;) {
    if (at >= to) return;
    const ordinal = next + number();
    take(ordinal, number(), number());
    next = ordinal + 1;
  }
}

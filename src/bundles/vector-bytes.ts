import { endianness } from 'node:os';
import { sentNumbers } from '../embedding/vector-codec.js';

const BYTES_A_NUMBER = 4;

/** Vectors as pgvector sends them, as plain little-endian floats one after the other. */
export function littleEndian(sent: readonly Buffer[], dimension: number): Buffer {
  return sentNumbers(sent, dimension).swap32();
}

/** The vectors of a member. @returns Null when its length fits no number of whole vectors. */
export function vectorsOf(bytes: Buffer, dimension: number): Float32Array[] | null {
  const stride = dimension * BYTES_A_NUMBER;
  if (bytes.length % stride !== 0) return null;
  const copy = Buffer.from(new Uint8Array(bytes).buffer);
  if (endianness() === 'BE') copy.swap32();
  return Array.from(
    { length: bytes.length / stride },
    (_, index) => new Float32Array(copy.buffer, index * stride, dimension),
  );
}

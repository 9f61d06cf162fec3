import { constants, deflateRawSync } from 'node:zlib';
import type { PdfStream } from './pdf-file.js';

const ZLIB_HEADER = Buffer.from([0x78, 0x9c]);
// An empty last block with fixed codes.
const LAST_BLOCK = Buffer.from([0x03, 0x00]);
const ADLER_MODULUS = 65521;

/**
 * The deflated form of `unit` repeated many times, without compressing all of it. After a full flush a compressor has
 * no memory of earlier data, so its output for one unit can be repeated unchanged.
 */
export function deflateRepeated(unit: Buffer, times: number): Buffer {
  const block = deflateRawSync(unit, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Buffer.alloc(block.length * times);
  for (let i = 0; i < times; i++) block.copy(blocks, i * block.length);
  return Buffer.concat([ZLIB_HEADER, blocks, LAST_BLOCK, checksum(unit, times)]);
}

/** A Flate stream of `unit` repeated. */
export function repeated(unit: string, times: number): PdfStream {
  return { dictionary: '/Filter/FlateDecode', bytes: deflateRepeated(Buffer.from(unit, 'latin1'), times) };
}

/** Adler-32 of the repeated unit: one pass over the unit gives what each repetition adds. */
function checksum(unit: Buffer, times: number): Buffer {
  let sum = 0;
  let weighted = 0;
  for (const [index, byte] of unit.entries()) {
    sum = (sum + byte) % ADLER_MODULUS;
    weighted = (weighted + (unit.length - index) * byte) % ADLER_MODULUS;
  }
  let a = 1;
  let b = 0;
  for (let i = 0; i < times; i++) {
    b = (b + unit.length * a + weighted) % ADLER_MODULUS;
    a = (a + sum) % ADLER_MODULUS;
  }
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(b * 0x10000 + a);
  return bytes;
}

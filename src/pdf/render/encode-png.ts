import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from './picture.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BIT_DEPTH = 8;
const TRUE_COLOUR = 2;
const CHANNELS = 3;
/** Each row of a PNG begins with the number of its filter; we use none. */
const NO_FILTER = 0;

/** Encodes a picture as a PNG file without transparency; Node's zlib does the compression and the checksums. */
export function encodePng({ width, height, rgba }: Picture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BIT_DEPTH, TRUE_COLOUR], 8);

  const rowBytes = 1 + width * CHANNELS;
  const rows = Buffer.alloc(height * rowBytes);
  for (let y = 0; y < height; y++) {
    rows[y * rowBytes] = NO_FILTER;
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const to = y * rowBytes + 1 + x * CHANNELS;
      for (let channel = 0; channel < CHANNELS; channel++) rows[to + channel] = rgba[from + channel] ?? 0;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    block('IHDR', header),
    block('IDAT', deflateSync(rows)),
    block('IEND', Buffer.alloc(0)),
  ]);
}

/** Length, name, data, and the checksum of name and data. */
function block(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

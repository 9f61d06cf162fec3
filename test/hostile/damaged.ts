import { sectionsBook } from '../services/books.js';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HostileFile } from './hostile-file.js';

const BOOK = fileURLToPath(new URL('../../samples/handbook.pdf', import.meta.url));
const RANDOM_BYTES = 200_000;

function book(): Buffer {
  return readFileSync(BOOK);
}

/** Random bytes, the same in every run. */
function noise(length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let i = 0; i * 32 < length; i++) blocks.push(createHash('sha256').update(`noise ${i}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}

function cutAt(share: number): Buffer {
  const whole = book();
  return whole.subarray(0, Math.floor(whole.length * share));
}

function withWrongTablePlace(): Buffer {
  const whole = book();
  whole.write('startxref\n12345\n', whole.lastIndexOf('startxref'), 'latin1');
  return whole;
}

/**
 * Flips bits every few thousand bytes, as in a bad copy. It uses a fixed book: in the sample, the positions of bytes
 * change with its text.
 */
function withFlippedBits(): Buffer {
  const whole = sectionsBook(60);
  const step = Math.floor(whole.length / 40);
  for (let at = step; at < whole.length - step; at += step) whole[at]! ^= 0x5a;
  return whole;
}

/** Files that are not PDFs, or incomplete ones. */
export const DAMAGED: readonly HostileFile[] = [
  { name: 'no bytes', expected: { refused: 'document.empty' }, make: () => Buffer.alloc(0) },
  { name: 'noise', expected: { refused: 'document.not_pdf' }, make: () => noise(RANDOM_BYTES) },
  {
    name: 'noise after the mark of a PDF',
    expected: { refused: 'document.damaged' },
    make: () => Buffer.concat([Buffer.from('%PDF-1.4\n'), noise(RANDOM_BYTES)]),
  },
  {
    name: 'plain text',
    expected: { refused: 'document.not_pdf' },
    make: () => Buffer.from('This is no PDF at all, just plain text.\n'.repeat(200)),
  },
  {
    name: 'a web page',
    expected: { refused: 'document.not_pdf' },
    make: () => Buffer.from('<!DOCTYPE html><html><body>404 Not found</body></html>'),
  },
  { name: 'a book cut at 90 %', expected: { refused: 'document.damaged' }, make: () => cutAt(0.9) },
  { name: 'half a book', expected: { refused: 'document.damaged' }, make: () => cutAt(0.5) },
  {
    name: 'the first kilobyte of a book',
    expected: { refused: 'document.damaged' },
    make: () => book().subarray(0, 1024),
  },
  { name: 'a book whose table is elsewhere', expected: { says: ['Colophon'] }, make: withWrongTablePlace },
  {
    name: 'a book behind the header of a download',
    expected: { says: ['Colophon'] },
    make: () =>
      Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n'), book()]),
  },
  {
    name: 'a book with 39 wrong bytes',
    expected: { lost: [48], says: ['edition 1'] },
    make: withFlippedBits,
  },
];

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { DocumentEntity } from '../../src/documents/document.entity.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';

/** Pages of small print, each with a line that occurs on no other page. */
export function plainBook(pages: number, linesAPage = 100): Buffer {
  const line = (page: number, at: number) =>
    `Line ${at} of page ${page} says what a reader of books finds in it, and where, and why ${at * page}.`;
  return makePdf({
    pages: Array.from({ length: pages }, (_, page) => ({
      texts: Array.from({ length: linesAPage }, (_, at) => ({
        text: line(page, at),
        x: 72,
        y: 760 - 7 * at,
        size: 5,
      })),
    })),
  });
}

/** Adds a book to a library, without ingesting it. */
export async function addBook(library: INestApplicationContext, bytes: Buffer): Promise<DocumentEntity> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-book-'));
  const path = join(folder, 'book.pdf');
  await writeFile(path, bytes);
  const { document } = await library.get(DocumentsService).addPath(path);
  await rm(folder, { recursive: true });
  return document;
}

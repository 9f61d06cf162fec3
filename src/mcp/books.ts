import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentLookup } from '../documents/document-lookup.js';
import { DocumentsService } from '../documents/documents.service.js';
import { UserError } from '../errors/errors.js';
import type { AllowedDocuments } from '../access/caller.js';

/** A title has up to 255 characters, a file name as well. */
export const BOOK = z
  .string()
  .min(1)
  .max(255)
  .describe('A book: its id, its title or its file name, see list_books.');

/** A section of a book. */
export const SECTION = z.guid().describe('A sectionId of outline, search or read.');

/** The argument that limits a tool to some books. */
export const BOOKS = z
  .array(z.string().min(1).max(255))
  .max(20)
  .default([])
  .describe('Only these books: ids, titles or file names, see list_books; all without it.');

/** Finds books as language models name them, among those that a caller may read. */
@Injectable()
export class Books {
  constructor(
    private readonly lookup: DocumentLookup,
    private readonly documents: DocumentsService,
  ) {}

  /**
   * @param name An id, its beginning, a title or a file name.
   * @throws {UserError} `document.not_found`, also for a book that the caller may not read; `document.ambiguous`.
   */
  async find(name: string, allowed: AllowedDocuments, field = 'book'): Promise<DocumentEntity> {
    if (allowed === null) return this.lookup.find(name, field);
    // What is ambiguous among all books tells of those that this caller may not know.
    const wanted = name.toLowerCase();
    const named = (await this.readable(allowed)).filter(({ id, title, fileName }) =>
      [id, title.toLowerCase(), fileName.toLowerCase()].includes(wanted),
    );
    const [document] = named;
    if (document && named.length === 1) return document;
    throw new UserError('document.not_found', `There is no book ${name}.`, { fault: 'missing', field });
  }

  /** Ids of named books; of all that the caller may read if none is named. An empty list means the whole library. */
  async idsOf(names: readonly string[], allowed: AllowedDocuments): Promise<string[]> {
    const ids: string[] = [];
    for (const name of names) ids.push((await this.find(name, allowed, 'books')).id);
    if (ids.length > 0 || allowed === null) return ids;
    const readable = await this.readable(allowed);
    if (readable.length > 0) return readable.map(({ id }) => id);
    throw new UserError('document.not_found', 'The books that your key may read were all deleted.', {
      fault: 'missing',
      field: 'books',
    });
  }

  /** Those that still exist. */
  private readable(allowed: readonly string[]): Promise<readonly DocumentEntity[]> {
    return this.documents.liveOf(allowed);
  }
}

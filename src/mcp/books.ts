import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentLookup } from '../documents/document-lookup.js';
import { DocumentsService } from '../documents/documents.service.js';
import { UserError } from '../errors/errors.js';
import { mayRead } from './reading-scope.js';
import type { ReadingScope } from './reading-scope.js';

/** A title has up to 255 characters, a file name as well. */
export const BOOK = z
  .string()
  .min(1)
  .max(255)
  .describe('A book: its id, its title or its file name, see list_books.');

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
  async find(name: string, scope: ReadingScope, field = 'book'): Promise<DocumentEntity> {
    // What is ambiguous among all books tells of those that a limited caller may not know.
    const document =
      scope.documents === null ? await this.lookup.find(name, field) : await this.only(name, scope);
    if (document && mayRead(scope, document.id)) return document;
    throw notFound(name, field);
  }

  /** Ids of named books; of all that the caller may read if none is named. An empty list means the whole library. */
  async idsOf(names: readonly string[], scope: ReadingScope): Promise<string[]> {
    const ids: string[] = [];
    for (const name of names) ids.push((await this.find(name, scope, 'books')).id);
    if (ids.length > 0 || scope.documents === null) return ids;
    const readable = await this.readable(scope);
    if (readable.length > 0) return readable.map(({ id }) => id);
    throw new UserError('document.not_found', 'None of the books that your key may read is left.', {
      fault: 'missing',
      field: 'books',
    });
  }

  /** The books that a limited caller may read, as far as they still exist. */
  private async readable({ documents }: ReadingScope): Promise<DocumentEntity[]> {
    const found = await Promise.all((documents ?? []).map((id) => this.existing(id)));
    return found.filter((document) => document !== null);
  }

  private async existing(id: string): Promise<DocumentEntity | null> {
    try {
      return await this.documents.get(id);
    } catch (error) {
      if (error instanceof UserError && error.code === 'document.not_found') return null;
      throw error;
    }
  }

  private async only(name: string, scope: ReadingScope): Promise<DocumentEntity | undefined> {
    const wanted = name.toLowerCase();
    const named = (await this.readable(scope)).filter(({ id, title, fileName }) =>
      [id, title.toLowerCase(), fileName.toLowerCase()].includes(wanted),
    );
    return named.length === 1 ? named[0] : undefined;
  }
}

function notFound(name: string, field: string): UserError {
  return new UserError('document.not_found', `There is no book ${name}.`, { fault: 'missing', field });
}

import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { UserError } from '../errors/errors.js';
import { allows } from '../access/caller.js';
import type { AllowedDocuments } from '../access/caller.js';
import { StoredBooks, subtreeOf } from './stored-books.js';
import type { StoredSection } from './stored-books.js';

export const SECTION = z.guid().describe('A sectionId of outline, search or read.');

/** A section with all below it, and the book that has it. */
export interface FoundSection {
  readonly documentId: string;
  /** In reading order; the section itself is the first. */
  readonly sections: readonly StoredSection[];
}

/** Finds sections by their ids, among those that a caller may read. */
@Injectable()
export class Sections {
  constructor(private readonly stored: StoredBooks) {}

  /** @throws {UserError} `section.not_found`, also for a section that the caller may not read. */
  async find(id: string, allowed: AllowedDocuments): Promise<FoundSection> {
    const documentId = await this.stored.documentOf(id);
    if (documentId === null || !allows(allowed, documentId)) {
      throw new UserError('section.not_found', `There is no section ${id}.`, {
        fault: 'missing',
        field: 'section',
      });
    }
    return { documentId, sections: subtreeOf(await this.stored.sections(documentId), id.toLowerCase()) };
  }
}

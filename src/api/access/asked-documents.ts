import { Injectable } from '@nestjs/common';
import { allows } from '../../access/caller.js';
import type { AllowedDocuments } from '../../access/caller.js';
import { documentNotFound } from '../../documents/document-not-found.js';
import { DocumentsService } from '../../documents/documents.service.js';
import { UserError } from '../../errors/errors.js';

/** Combines the documents that a request names with those that its caller may see. */
@Injectable()
export class AskedDocuments {
  constructor(private readonly documents: DocumentsService) {}

  /**
   * @param asked The documents that the request names; undefined or none: all that the caller may see.
   * @param field Where it names them.
   * @returns The documents to search in; undefined: in all of the library. Never an empty list.
   * @throws {UserError} `document.not_found`.
   */
  async within(
    allowed: AllowedDocuments,
    asked: readonly string[] | undefined,
    field: 'document' | 'documents',
  ): Promise<readonly string[] | undefined> {
    if (allowed === null) return asked;
    const foreign = asked?.find((id) => !allows(allowed, id));
    if (foreign !== undefined) throw documentNotFound(foreign, field);
    if (asked !== undefined && asked.length > 0) return asked;
    // Some may have been deleted since the key was made.
    const live = await this.documents.liveAmong(allowed);
    if (live.length > 0) return live;
    throw new UserError('document.not_found', 'The documents of this key were all deleted.', {
      field,
      fault: 'missing',
    });
  }
}

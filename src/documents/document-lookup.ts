import { Injectable } from '@nestjs/common';
import { UserError } from '../errors/errors.js';
import type { DocumentEntity } from './document.entity.js';
import { DocumentRepository } from './document.repository.js';
import { isUuid } from '../database/is-uuid.js';

/** At least four hexadecimal digits: a shorter text is as likely a word as the beginning of an identifier. */
const BEGINNING_OF_ID = /^[0-9a-f]{4,8}(?:-[0-9a-f-]*)?$/i;
const MOST_SHOWN = 10;

/** Finds documents by what a person types: an identifier, an unambiguous beginning of one, a title or a file name. */
@Injectable()
export class DocumentLookup {
  constructor(private readonly repository: DocumentRepository) {}

  /**
   * @param field The argument or option that contained the text; the error names it.
   * @throws {UserError} `document.not_found`, `document.ambiguous` with the candidates.
   */
  async find(text: string, field = 'document'): Promise<DocumentEntity> {
    return this.only(await this.candidates(text), text, field);
  }

  /** The same among hidden documents. */
  async findDeleted(text: string): Promise<DocumentEntity> {
    return this.only(
      await this.repository.findNamed(text, beginningOf(text), MOST_SHOWN + 1, true),
      text,
      'document',
    );
  }

  private only(found: readonly DocumentEntity[], text: string, field: string): DocumentEntity {
    const [only, second] = found;
    if (!only) {
      throw new UserError('document.not_found', `There is no document ${text}.`, {
        fault: 'missing',
        field,
        hint: 'Give its identifier, at least 4 digits from its beginning, its title or its file name; `colophon documents` lists them.',
      });
    }
    if (second) {
      const shown = found
        .slice(0, MOST_SHOWN)
        .map(({ id, title, fileName }) => `${id} (${title}, ${fileName})`);
      const more = found.length > MOST_SHOWN ? ' and others' : '';
      throw new UserError('document.ambiguous', `${text} matches more than one document.`, {
        fault: 'conflict',
        field,
        hint: `Give a longer part of the identifier: ${shown.join(', ')}${more}.`,
      });
    }
    return only;
  }

  private async candidates(text: string): Promise<readonly DocumentEntity[]> {
    if (isUuid(text)) {
      const document = await this.repository.findLive(text);
      if (document) return [document];
    }
    return this.repository.findNamed(text, beginningOf(text), MOST_SHOWN + 1);
  }
}

function beginningOf(text: string): string | null {
  return BEGINNING_OF_ID.test(text) ? text.toLowerCase() : null;
}

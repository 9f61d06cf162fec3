import { UserError } from '../errors/errors.js';
import type { Book } from '../pdf/page.js';
import { arrangeSections } from './arrange-sections.js';
import type { ContentsFinder } from './contents-source.js';
import { headingContents } from './heading-contents.js';
import { outlineContents } from './outline-contents.js';
import type { Contents } from './section.js';
import { synthesiseContents } from './synthesised-contents.js';

/** Best first: the first that finds contents is used alone. */
const FINDERS: readonly ContentsFinder[] = [outlineContents, headingContents];

export interface ContentsOptions {
  /** What to do with a book in which nothing names its parts. */
  readonly withoutContents: 'synthesise' | 'reject';
}

/**
 * Finds the sections of a book and the text that each covers.
 *
 * @throws {UserError} `document.no_contents` under `reject`.
 */
export function buildContents(book: Book, options: ContentsOptions): Contents {
  for (const finder of FINDERS) {
    const entries = finder.find(book);
    if (entries) return { source: finder.source, sections: arrangeSections(entries, book) };
  }
  if (options.withoutContents === 'reject') {
    throw new UserError(
      'document.no_contents',
      'The book has no outline and no headings to tell its parts by.',
      {
        hint: 'Add bookmarks to the PDF, or set CONTENTS_MISSING=synthesise to divide it by pages.',
        field: 'file',
      },
    );
  }
  return { source: 'synthesised', sections: arrangeSections(synthesiseContents(book), book) };
}

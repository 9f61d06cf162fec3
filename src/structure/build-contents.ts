import { UserError } from '../errors/errors.js';
import type { Book } from '../book/page.js';
import { arrangeSections } from './arrange-sections.js';
import type { ContentsFinder } from './contents-source.js';
import { deepenContents } from './deepen-contents.js';
import { headingContents } from './heading-contents.js';
import { linkContents } from './link-contents.js';
import { addNumberedHeadings } from './numbered-headings.js';
import { outlineContents } from './outline-contents.js';
import { printedContents } from './printed-contents.js';
import type { BookContents, ContentsSource } from './section.js';
import { synthesiseContents } from './synthesised-contents.js';

/** The sources that a caller can choose, best first. */
export const FINDABLE_SOURCES = ['outline', 'links', 'printed', 'headings'] as const;
export type FindableSource = (typeof FINDABLE_SOURCES)[number];

const FINDERS: Readonly<Record<FindableSource, ContentsFinder>> = {
  outline: outlineContents,
  links: linkContents,
  printed: printedContents,
  headings: headingContents,
};

export interface ContentsOptions {
  /** What to do with a book in which no source finds sections. */
  readonly withoutContents: 'synthesise' | 'reject';
  /** Use this source only, regardless of what the others would find. */
  readonly source?: FindableSource;
}

/**
 * Finds the sections of a book and the text that each covers, from the best source that finds at least three.
 *
 * @throws {UserError} `document.no_contents` under `reject`, or if the chosen source finds nothing.
 */
export function buildContents(book: Book, options: ContentsOptions): BookContents {
  for (const source of options.source ? [options.source] : FINDABLE_SOURCES) {
    const found = FINDERS[source].find(book);
    if (!found) continue;
    const { confidence, pageOffset } = found;
    const deepen = source === 'outline' ? addNumberedHeadings : deepenContents;
    const entries = options.source ? found.entries : deepen(found.entries, book);
    return { source, confidence, pageOffset, sections: arrangeSections(entries, book) };
  }
  if (options.source) throw sourceIsEmpty(options.source);
  if (options.withoutContents === 'reject') {
    throw new UserError(
      'document.no_contents',
      'The book has no outline, no contents and no headings from which sections can be made.',
      {
        hint: 'Add bookmarks to the PDF, or set CONTENTS_MISSING=synthesise to divide it by pages.',
        field: 'file',
      },
    );
  }
  return {
    source: 'synthesised',
    confidence: 0,
    pageOffset: null,
    sections: arrangeSections(synthesiseContents(book), book),
  };
}

const WHAT_IS_MISSING: Readonly<Record<FindableSource, string>> = {
  outline: 'The PDF has no outline that leads to pages.',
  links: 'No contents with links were found at the front of the book.',
  printed: 'No printed contents with usable page numbers were found at the front of the book.',
  headings: 'No headings stand out from the text of the book.',
};

function sourceIsEmpty(source: ContentsSource & FindableSource): UserError {
  return new UserError('document.no_contents', WHAT_IS_MISSING[source], {
    hint: 'Omit the source to use the best one that the book has.',
    field: 'source',
  });
}

import type { ChapterSource } from './chapter-sources.js';
import { checkLabels } from './check-labels.js';
import { layOutBook } from './lay-out-book.js';
import type { LaidBook } from './lay-out-book.js';
import { parseChapter } from './parse-chapter.js';
import type { Chapter } from './book-model.js';
import { pdfMeasure, renderPdf } from './render-pdf.js';

const TITLE_PAGE = {
  title: 'Colophon',
  subtitle: 'The user handbook',
  edition: 'For version 0.1',
} as const;

const DOCUMENT_INFO = {
  title: 'Colophon: The User Handbook',
  author: 'The Colophon contributors',
  date: new Date('2026-01-01T00:00:00Z'),
} as const;

export interface Handbook {
  readonly pdf: Buffer;
  readonly chapters: readonly Chapter[];
  readonly book: LaidBook;
  /** `Example 3-1`, `Exercise 4-1`, ... in reading order. */
  readonly labels: readonly string[];
}

/**
 * Typesets the chapters, in the order given.
 *
 * @throws {HandbookError} when a chapter cannot be set as it is written.
 */
export async function typesetHandbook(sources: readonly ChapterSource[]): Promise<Handbook> {
  const chapters = sources.map((source, index) => parseChapter(source, index + 1));
  const labels = checkLabels(chapters);
  const book = layOutBook(TITLE_PAGE, chapters, pdfMeasure());
  return { pdf: await renderPdf(book, DOCUMENT_INFO), chapters, book, labels };
}

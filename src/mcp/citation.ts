import * as z from 'zod';
import { citedPages } from '../book/cited-pages.js';
import type { CitedPages } from '../book/cited-pages.js';

/** Where something stands, as all answers tell it. */
export const CITED = {
  citation: z.string().describe('Book, section and page, ready to be written below a quotation.'),
  book: z.string().describe('Title of the book.'),
  bookId: z.string(),
  section: z.array(z.string()).describe('Titles from the top level down; empty outside all sections.'),
  pageFirst: z.int().describe('Physical page, from 1; page_image and read take these numbers.'),
  pageLast: z.int(),
  pageLabelFirst: z
    .string()
    .nullable()
    .describe('The number that is printed on the page; null if not known.'),
  pageLabelLast: z.string().nullable(),
};

/** What a citation is made of. */
export interface Place extends CitedPages {
  readonly documentId: string;
  readonly title: string;
  readonly sectionPath: readonly string[];
}

export type Cited = z.output<z.ZodObject<typeof CITED>>;

export function citedOf(place: Place): Cited {
  const { documentId, title, sectionPath, pageFirst, pageLast, pageLabelFirst, pageLabelLast } = place;
  return {
    citation: `${[title, ...sectionPath].join(' > ')}, ${citedPages(place)}`.replace(/\s+/gu, ' '),
    book: title,
    bookId: documentId,
    section: [...sectionPath],
    pageFirst,
    pageLast,
    pageLabelFirst,
    pageLabelLast,
  };
}

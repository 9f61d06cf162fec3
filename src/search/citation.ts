import type { Passage } from './search.repository.js';

/** What a citation names. */
export type CitedPassage = Pick<Passage, 'title' | 'pageFirst' | 'pageLast' | 'type'> & {
  readonly sectionPath: readonly string[];
};

/** Book, section and pages of a passage. */
export function citationOf(passage: CitedPassage): string {
  const { title, sectionPath, pageFirst, pageLast, type } = passage;
  const pages = pageFirst === pageLast ? `p. ${pageFirst}` : `pp. ${pageFirst}-${pageLast}`;
  return `${[title, ...sectionPath].join(' > ')}, ${pages}  [${type}]`;
}

import { isIndexTitle } from '../../book-index/index-parts.js';
import type { Section } from '../../structure/section.js';
import type { NoiseReason } from '../page-ledger.js';

/** Matches whole titles only: "Introduction to Contents Pages" is a chapter. */
const CONTENTS_TITLE = /^(?:table of contents|contents|list of (?:figures|tables|listings|examples))$/i;
const FRONT_TITLE =
  /^(?:foreword|preface|dedication|copyright|copyright page|about the authors?|acknowledge?ments|colophon|title page|cover|imprint)$/i;
const BACK_TITLE = /^(?:other books(?: by .+)?|also by .+|about the authors?|colophon|acknowledge?ments)$/i;
const REFERENCES_TITLE = /^(?:bibliography|references)$/i;
const TITLE_NUMBER = /^(?:\d+(?:\.\d+)*\.?|[A-Z]\.|appendix [A-Z]:?)\s+/i;

/**
 * Finds front matter before the first section of the book proper and back matter after the last one, by whole titles. A
 * section inside front or back matter is judged by its own title, because outlines are often nested wrongly.
 *
 * @returns By `order`, the reason that each title gives. Empty when the book has only such sections.
 */
export function findNoiseSections(sections: readonly Section[]): ReadonlyMap<number, NoiseReason> {
  const noise = new Map<number, NoiseReason>();
  for (const section of sections) {
    const reason = frontReason(section.title);
    if (reason) noise.set(section.order, reason);
    else if (section.parent === null) break;
  }
  for (const section of sections.toReversed()) {
    const title = section.title.replace(TITLE_NUMBER, '').trim();
    if (BACK_TITLE.test(title)) noise.set(section.order, 'back-matter');
    // These are not noise, because people may search for what they list.
    else if (!REFERENCES_TITLE.test(title) && !isIndexTitle(title)) break;
  }
  return noise.size === sections.length ? new Map() : noise;
}

function frontReason(title: string): NoiseReason | null {
  const bare = title.trim();
  if (CONTENTS_TITLE.test(bare)) return 'contents';
  return FRONT_TITLE.test(bare) ? 'front-matter' : null;
}

import type { Section } from '../../structure/section.js';
import type { NoiseReason } from './noise-pages.js';

/** Whole titles only: "Introduction to Contents Pages" is a chapter. */
const CONTENTS_TITLE = /^(?:table of contents|contents|list of (?:figures|tables|listings|examples))$/i;
const FRONT_TITLE =
  /^(?:foreword|preface|dedication|copyright|copyright page|about the authors?|acknowledge?ments|colophon|title page|cover|imprint)$/i;
const INDEX_TITLE = /^(?:\w+ (?:and \w+ )?)?index$/i;
const BACK_TITLE =
  /^(?:bibliography|other books(?: by .+)?|also by .+|about the authors?|colophon|acknowledge?ments)$/i;
const TITLE_NUMBER = /^(?:\d+(?:\.\d+)*\.?|[A-Z]\.|appendix [A-Z]:?)\s+/i;

/**
 * Finds front matter before the first content section and back matter after the last one, by whole titles.
 *
 * @returns The reason for each section that is left out with what is inside it, by `order`. Empty when nothing
 *          but such sections would remain.
 */
export function findNoiseSections(sections: readonly Section[]): ReadonlyMap<number, NoiseReason> {
  const noise = new Map<number, NoiseReason>();
  const top = sections.filter((section) => section.parent === null);
  for (const section of top) {
    const reason = frontReason(section.title);
    if (!reason) break;
    noise.set(section.order, reason);
  }
  for (const section of top.toReversed()) {
    const reason = backReason(section.title);
    if (!reason) break;
    noise.set(section.order, reason);
  }
  if (noise.size === top.length) return new Map();
  for (const section of sections) {
    const around = section.parent === null ? undefined : noise.get(section.parent);
    if (around) noise.set(section.order, around);
  }
  return noise;
}

function frontReason(title: string): NoiseReason | null {
  const bare = title.trim();
  if (CONTENTS_TITLE.test(bare)) return 'contents';
  return FRONT_TITLE.test(bare) ? 'front-matter' : null;
}

function backReason(title: string): NoiseReason | null {
  const bare = title.replace(TITLE_NUMBER, '').trim();
  if (INDEX_TITLE.test(bare)) return 'index';
  return BACK_TITLE.test(bare) ? 'back-matter' : null;
}

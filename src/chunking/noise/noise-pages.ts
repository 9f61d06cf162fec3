import type { Book, Page } from '../../pdf/page.js';
import type { Dropped } from '../chunk.js';

export type NoiseReason = Dropped['reason'];

/** Title, leader dots, page label. */
const LEADER_LINE = /(?:[.·…]\s?){3,}\s*(?:\d+|[ivxlc]+|[A-Z]-?\d+)$/i;
/** A numbered title and a page number after a gap: contents without leaders. */
const GAP_LINE =
  /^(?:\d+(?:\.\d+)*|chapter\s+\w+|appendix\s+\w+|part\s+\w+)\b.*\S\s+(?:\d{1,4}|[ivxlc]{1,7})$/i;
/** `term, 12, 45–47`: the shape of an entry in an index. */
const INDEX_LINE =
  /^\S.{0,70}?(?:[,\s]|(?:[.·…]\s?){2,})\s*\d{1,4}(?:[–-]\d{1,4})?(?:,\s*\d{1,4}(?:[–-]\d{1,4})?)*$/;

/** Shares of a page's lines that must have the shape. */
const CONTENTS_SHARE = 0.4;
const INDEX_SHARE = 0.6;
/** Fewer lines than this prove nothing. */
const LEAST_CONTENTS_LINES = 4;
const LEAST_INDEX_LINES = 8;
/** Contents stand in the first pages, an index in the last part of a book. */
const CONTENTS_REACH = { pages: 30, share: 0.12 } as const;
const INDEX_FROM = 0.7;
/** Imprint and adverts stand at the very ends. */
const EDGE = { pages: 6, share: 0.03 } as const;
/** So many different signs make a page noise; one proves nothing. */
const LEAST_SIGNS = 3;
/** A longer page is text that mentions such things. */
const MOST_NOISE_WORDS = 450;
/** A title page has fewer words than the shortest page of text. */
const MOST_TITLE_PAGE_WORDS = 60;

const IMPRINT_SIGNS: readonly RegExp[] = [
  /\bcopyright\b|©/i,
  /\ball rights reserved\b/i,
  /\bISBN\b/,
  /\bpublished by\b|\bpublisher\b|\bpublishing\b/i,
  /\bprinted (?:in|on)\b|\bprinting history\b/i,
  /\bno part of this (?:book|publication|work)\b/i,
  /\b(?:first|second|third|\d+(?:st|nd|rd|th)) (?:edition|printing)\b/i,
  /\btrademarks?\b/i,
  /\blibrary of congress\b|\bcataloguing|\bcataloging\b/i,
  /\b(?:cover|interior) design|\bcopy ?editor|\bproofreader|\bindexer\b/i,
];
const ADVERT_SIGNS: readonly RegExp[] = [
  /\b(?:other|more|also) (?:books|titles)\b|\balso (?:available|by)\b|\byou (?:may|might) also (?:like|enjoy)\b/i,
  /\bISBN\b/,
  /[$€£]\s?\d+(?:[.,]\d\d)?\b/,
  /\b(?:order|buy|purchase|subscribe|discount|coupon|free shipping)\b/i,
  /\bavailable (?:now|at|from|in print)\b|\bebook\b/i,
  /\bbestsell(?:er|ing)\b|\baward-winning\b/i,
];

/**
 * Judges each page by itself and on several signs, so that no match cuts the rest of the book.
 *
 * @param firstSection Physical page where the first section starts; a page of few words before it is a title page.
 * @returns The reason for each page that is left out, by physical page.
 */
export function findNoisePages(book: Book, firstSection: number): ReadonlyMap<number, NoiseReason> {
  const noise = new Map<number, NoiseReason>();
  for (const page of book.pages) {
    const reason = judge(page, book.pageCount, firstSection);
    if (reason) noise.set(page.number, reason);
  }
  return noise;
}

function judge(page: Page, pageCount: number, firstSection: number): NoiseReason | null {
  const lines = page.lines.filter((line) => !line.furniture).map((line) => line.text.trim());
  const { number } = page;
  const early = number <= Math.max(CONTENTS_REACH.pages, CONTENTS_REACH.share * pageCount);
  if (early && number <= Math.max(firstSection, pageCount / 2) && isContents(lines)) return 'contents';
  if (number > INDEX_FROM * pageCount && isIndex(lines)) return 'index';

  const text = lines.join('\n');
  const words = text.split(/\s+/).length;
  const edge = Math.max(EDGE.pages, EDGE.share * pageCount);
  const atStart = number <= edge && number <= pageCount / 2;
  const atEnd = number > pageCount - edge && number > pageCount / 2;
  if ((atStart || atEnd) && words <= MOST_NOISE_WORDS) {
    if (signs(text, IMPRINT_SIGNS) >= LEAST_SIGNS) return 'front-matter';
    if (signs(text, ADVERT_SIGNS) >= LEAST_SIGNS) return 'advertisement';
  }
  const before = number < firstSection && atStart;
  return before && lines.length > 0 && words <= MOST_TITLE_PAGE_WORDS ? 'front-matter' : null;
}

function isContents(lines: readonly string[]): boolean {
  const leaders = lines.filter((line) => LEADER_LINE.test(line)).length;
  const gaps = lines.filter((line) => !LEADER_LINE.test(line) && GAP_LINE.test(line)).length;
  // Numbered titles alone could be a table: they need leaders or the word beside them.
  const counted =
    leaders > 0 || lines.slice(0, 3).some((line) => /\bcontents\b/i.test(line)) ? leaders + gaps : leaders;
  return counted >= LEAST_CONTENTS_LINES && counted >= CONTENTS_SHARE * lines.length;
}

/** @returns Whether most lines of the page are entries of an index. */
export function isIndex(lines: readonly string[]): boolean {
  const entries = lines.filter((line) => INDEX_LINE.test(line)).length;
  return lines.length >= LEAST_INDEX_LINES && entries > INDEX_SHARE * lines.length;
}

function signs(text: string, patterns: readonly RegExp[]): number {
  return patterns.filter((pattern) => pattern.test(text)).length;
}

import type { IndexEntry } from './book-index.js';
import { showsTerm } from './term-words.js';

/** What may be an index, its labels turned into pages. */
export interface Candidate {
  /** Of its section or printed above it; null without one. */
  readonly title: string | null;
  /** How many pages it covers. */
  readonly pages: number;
  readonly entries: readonly IndexEntry[];
  /** Of the pages outside it, as `searchableText` gives them. */
  readonly texts: readonly string[];
}

/** Share of the references whose pages show their term: real indexes have 0.85 and more, tables of numbers 0 to 0.3. */
const LEAST_CONFIRMED = 0.5;
/** Words that stand on many pages are found on any: what is confirmed must be more than that by this share. */
const ABOVE_CHANCE = 0.15;
/** Share of neighbouring entries in alphabetical order: chance gives 0.5. */
const LEAST_ORDERED = 0.8;
/** Terms looked for on all pages to learn what chance gives. */
const TERMS_TO_TRY = 60;
/** Indexes sort letters with accents among those without. */
const COLLATOR = new Intl.Collator('en');

/** No other list is called so; a `Port Index` may be a table. */
const BARE_TITLE = /^(?:[A-Z0-9]{1,3}[.:]?\s+)?(?:index|stichwortverzeichnis)$/iu;

/**
 * Whether several signs together make the lines an index: pages that show the terms said to be on them, and besides
 * two of three: a title, alphabetical order, more pages confirmed than chance would. Only the title can stand in for
 * chance, since a short index may name what every page is about. Some indexes name lines of code instead of pages: those
 * need the bare title, the order and neighbouring pages of the same kind.
 */
export function isProven({ title, pages, entries, texts }: Candidate): boolean {
  const references = entries.flatMap((entry) => entry.references);
  if (references.length === 0) return false;
  const confirmed = references.filter((reference) => reference.confirmed).length / references.length;
  const ordered = orderedShare(entries) >= LEAST_ORDERED;
  if (confirmed < LEAST_CONFIRMED) return ordered && pages > 1 && BARE_TITLE.test(title?.trim() ?? '');
  const byPages = confirmed >= ABOVE_CHANCE + chanceOf(entries, texts);
  return title !== null ? ordered || byPages : ordered && byPages;
}

function orderedShare(entries: readonly IndexEntry[]): number {
  const heads = entries
    .map(({ path }) => (path[0] ?? '').toLowerCase())
    .filter((head, i, all) => /^\p{L}/u.test(head) && head !== all[i - 1]);
  if (heads.length < 2) return 0;
  const steps = heads.slice(1).filter((head, i) => COLLATOR.compare(head, heads[i] ?? '') >= 0).length;
  return steps / (heads.length - 1);
}

/** Share of all pages, 0 to 1, that show a term on average. */
function chanceOf(entries: readonly IndexEntry[], texts: readonly string[]): number {
  const step = Math.max(1, Math.floor(entries.length / TERMS_TO_TRY));
  const tried = entries.filter((_, i) => i % step === 0);
  const shown = tried.map(({ path }) => texts.filter((text) => showsTerm(text, path)).length);
  return shown.reduce((sum, count) => sum + count, 0) / Math.max(1, tried.length * texts.length);
}

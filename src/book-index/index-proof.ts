import type { IndexEntry } from './book-index.js';
import { showsTerm } from './term-words.js';

/** A possible index, with its labels converted to pages. */
export interface Candidate {
  /** Title of its section or printed above it; null without one. */
  readonly title: string | null;
  /** How many pages it covers. */
  readonly pages: number;
  readonly entries: readonly IndexEntry[];
  /** Texts of the pages outside it, as returned by `searchableText`. */
  readonly texts: readonly string[];
}

/**
 * Share of references with a page that shows the term: at least 0.85 in real indexes, 0 to 0.3 in tables of numbers.
 */
const LEAST_CONFIRMED = 0.5;
/** Common words are found on any page, so the confirmed share must exceed chance by this. */
const ABOVE_CHANCE = 0.15;
/** Share of adjacent entries in alphabetical order; chance gives 0.5. */
const LEAST_ORDERED = 0.8;
/** Number of terms that are searched on all pages to estimate chance. */
const TERMS_TO_TRY = 60;
/** Indexes sort accented letters together with plain ones. */
const COLLATOR = new Intl.Collator('en');

/** Only an index has this title; a `Port Index` may be a table. */
const BARE_TITLE = /^(?:[A-Z0-9]{1,3}[.:]?\s+)?(?:index|stichwortverzeichnis)$/iu;

/**
 * Whether the lines are an index, from several signs together: the pages must show their terms, and two of three signs
 * must hold: a title, alphabetical order, more confirmed pages than by chance. A title can replace the comparison with
 * chance, because a short index may list what every page is about. Some indexes refer to lines of code instead of
 * pages: those need the bare title, the order, and adjacent pages of the same kind.
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

/** Average share of all pages, 0 to 1, on which a term occurs. */
function chanceOf(entries: readonly IndexEntry[], texts: readonly string[]): number {
  const step = Math.max(1, Math.floor(entries.length / TERMS_TO_TRY));
  const tried = entries.filter((_, i) => i % step === 0);
  const shown = tried.map(({ path }) => texts.filter((text) => showsTerm(text, path)).length);
  return shown.reduce((sum, count) => sum + count, 0) / Math.max(1, tried.length * texts.length);
}

import { Injectable } from '@nestjs/common';
import { DocumentsService } from '../documents/documents.service.js';
import { visibleText } from '../documents/visible-text.js';
import { UserError } from '../errors/errors.js';
import { LexicalSearch } from '../lexical/lexical-search.js';
import { candidateText } from './candidate-words.js';
import { differencesOf } from './differences.js';
import type { Match } from './align-letters.js';
import { Quotation } from './find-quote.js';
import { lettersOf, sourceBetween } from './letters.js';
import type { Letters } from './letters.js';
import { whereIs } from './quote-place.js';
import type { QuotePlace } from './quote-place.js';
import { QuotesRepository } from './quotes.repository.js';
import { chunkRanges, reachOf, readingWindows } from './reading-window.js';
import type { ReadingWindow } from './reading-window.js';

export interface QuoteOptions {
  /** Identifiers of the documents; empty: all live ones. */
  readonly documents: readonly string[];
  /** Most places that are described. */
  readonly limit: number;
}

export interface QuoteAnswer {
  /** `none`: the quotation stands in none of the books. */
  readonly found: 'exact' | 'near' | 'none';
  /** All places; there may be more when `countIsComplete` is false. */
  readonly count: number;
  readonly countIsComplete: boolean;
  /** The first places by document and page; near ones by similarity. */
  readonly places: readonly QuotePlace[];
  readonly tookMs: number;
}

/** A shorter text, such as "of the file", stands in every book. */
export const SHORTEST_QUOTE = 12;
/** Letters that a quotation must have besides hyphens and quotation marks. */
const LEAST_LETTERS = 8;
/** About a page. Longer texts are no sentence, and comparing takes the square of the length. */
export const LONGEST_QUOTE = 2000;
/** Places that one answer describes. */
export const USUAL_PLACES = 5;
export const MOST_PLACES = 40;
/** A sentence that stands in more places is a notice on every page. */
const MOST_CANDIDATES = 60;
/** Terms by which chunks are found. A few of them may be misspelt or cut. */
const MOST_TERMS = 8;

interface Found {
  readonly window: ReadingWindow;
  readonly match: Match;
}

/** Finds where a quotation stands. */
@Injectable()
export class QuotesService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly lexical: LexicalSearch,
    private readonly repository: QuotesRepository,
  ) {}

  /**
   * The places of a quotation in the published chunks of all live documents. Line ends, spaces, hyphens, dashes,
   * quotation marks and ligatures may differ. If it stands nowhere like that, the places where at least 85 % of its
   * letters stand in order are near.
   *
   * @throws {UserError} `quote.too_short`, `quote.too_long`, `document.not_found` for an unknown filter.
   */
  async whereIs(quote: string, { documents, limit }: QuoteOptions): Promise<QuoteAnswer> {
    const started = performance.now();
    const letters = checkedLetters(quote);
    await this.documents.requireAll(documents, 'documents');
    const { terms } = await this.lexical.ask(candidateText(quote));
    const candidates = await this.lexical.withMost(terms.slice(0, MOST_TERMS), documents, MOST_CANDIDATES);
    const windows = readingWindows(await this.repository.around(candidates, reachOf(quote.length)));
    const { kind, found } = matchesIn(windows, letters);
    const places = await this.placesOf(found.slice(0, limit), letters);
    return {
      found: kind,
      count: found.length,
      countIsComplete: candidates.length < MOST_CANDIDATES,
      places,
      tookMs: Math.round(performance.now() - started),
    };
  }

  private async placesOf(found: readonly Found[], letters: Letters): Promise<QuotePlace[]> {
    const stretches = found.map(({ window, match }) => chunkRanges(window, match));
    const ids = new Set(stretches.flatMap((of) => of.map(({ chunkId }) => chunkId)));
    const details = await this.repository.details([...ids]);
    const known = new Map(details.map((chunk) => [chunk.chunkId, chunk]));
    return found.flatMap(({ window, match }, i) => {
      const held = stretches[i]!.flatMap(({ chunkId, range }) => {
        const chunk = known.get(chunkId);
        return chunk ? { chunk, range } : [];
      });
      const [begin] = held;
      // It was deleted between two queries.
      if (!begin || held.length < stretches[i]!.length) return [];
      const differences = differencesOf(letters, window.letters, match);
      const { documentId, title, sectionPath } = begin.chunk;
      return {
        match: differences.length === 0 ? ('exact' as const) : ('near' as const),
        similarity: Number(match.similarity.toFixed(3)),
        documentId,
        title,
        sectionPath,
        ...whereIs(held),
        text: sourceBetween(window.letters, match.from, match.to),
        differences,
        chunks: held.map(({ chunk, range }) => ({ chunkId: chunk.chunkId, ...range })),
      };
    });
  }
}

function checkedLetters(quote: string): Letters {
  const visible = Array.from(visibleText(quote)).length;
  const letters = lettersOf(quote);
  if (visible < SHORTEST_QUOTE || letters.text.length < LEAST_LETTERS) {
    throw new UserError(
      'quote.too_short',
      `The quotation has only ${visible} characters that tell it apart.`,
      {
        field: 'quote',
        hint: `Give at least ${SHORTEST_QUOTE} characters, of which ${LEAST_LETTERS} are letters, digits or signs. For words, use search.`,
      },
    );
  }
  if (quote.length > LONGEST_QUOTE) {
    throw new UserError('quote.too_long', `The quotation has ${quote.length} characters.`, {
      field: 'quote',
      hint: `Give at most ${LONGEST_QUOTE}, for example its first sentence.`,
    });
  }
  return letters;
}

/** Places in another case count only where there are none in the same, and near ones where there are neither. */
function matchesIn(
  windows: readonly ReadingWindow[],
  quote: Letters,
): { readonly kind: QuoteAnswer['found']; readonly found: readonly Found[] } {
  const quotation = new Quotation(quote);
  const all = (matchesOf: (text: Letters) => readonly Match[]): Found[] =>
    windows.flatMap((window) => matchesOf(window.letters).map((match) => ({ window, match })));
  const letters = all((text) => quotation.exactIn(text));
  const exact = letters.filter(
    ({ window, match }) => window.letters.cased.slice(match.from, match.to) === quote.cased,
  );
  if (exact.length > 0) return { kind: 'exact', found: exact };
  const near = letters.length > 0 ? letters : all((text) => quotation.nearIn(text));
  if (near.length === 0) return { kind: 'none', found: [] };
  return { kind: 'near', found: near.toSorted((a, b) => b.match.similarity - a.match.similarity) };
}

import { Injectable } from '@nestjs/common';
import { editDistance } from './edit-distance.js';
import { LexicalSearchRepository } from './lexical-search.repository.js';
import { VocabularyRepository } from './vocabulary.repository.js';

/** Words that an unfinished one may become: more make the list of results a mixture. */
const MOST_ENDINGS = 8;
/** Of the terms that are commonest by the last count, so many are counted exactly. */
const COUNTED = 32;
/** The stem of an unfinished word may be shorter than what was typed of it ("parsi" becomes "pars"), by so much. */
const SHORTENED = 2;
const SHORTEST_BEGINNING = 2;
/** Words of fewer letters are other words, not misspelled ones. */
const ONE_MISTAKE_FROM = 4;
const TWO_MISTAKES_FROM = 8;
/** Between two counts, at least so many times as long as the last one took: a large library is counted seldom. */
const REST = 20;

/** The terms that the library has, for words that are unfinished or misspelled. */
@Injectable()
export class Vocabulary {
  private counted: string | null = null;
  private restUntil = 0;

  constructor(
    private readonly repository: VocabularyRepository,
    private readonly search: LexicalSearchRepository,
  ) {}

  /** Terms that begin so, the commonest first. */
  async endingsOf(beginning: string): Promise<string[]> {
    for (let cut = 0; cut <= SHORTENED && beginning.length - cut >= SHORTEST_BEGINNING; cut += 1) {
      const begun = beginning.slice(0, beginning.length - cut);
      const found = await this.commonest(await this.repository.beginningWith(begun, COUNTED));
      if (found.length > 0) return found.slice(0, MOST_ENDINGS);
    }
    return [];
  }

  /** The commonest of the terms with the fewest mistakes. The first letter is taken as right, as nearly always. */
  async correctionOf(term: string): Promise<string | null> {
    const most = term.length < ONE_MISTAKE_FROM ? 0 : term.length < TWO_MISTAKES_FROM ? 1 : 2;
    if (most === 0) return null;
    const similar = await this.repository.ofLength(term[0]!, [term.length - most, term.length + most]);
    const byMistakes = Array.from({ length: most + 1 }, (): string[] => []);
    for (const candidate of similar) byMistakes[editDistance(term, candidate, most)]?.push(candidate);
    for (const candidates of byMistakes) {
      const [best] = await this.commonest(candidates.slice(0, COUNTED));
      if (best !== undefined) return best;
    }
    return null;
  }

  /** Counts the terms anew if books came or went since this process last did. */
  async keep(): Promise<void> {
    if (performance.now() < this.restUntil) return;
    const state = await this.repository.state();
    if (state === this.counted) return;
    const started = performance.now();
    await this.repository.count();
    this.counted = state;
    this.restUntil = performance.now() + REST * (performance.now() - started);
  }

  /** Without those that only deleted books have. */
  private async commonest(terms: readonly string[]): Promise<string[]> {
    if (terms.length === 0) return [];
    const { withTerm } = await this.search.statistics(terms);
    return [...withTerm]
      .toSorted(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1))
      .map(([term]) => term);
  }
}

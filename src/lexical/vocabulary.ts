import { Injectable } from '@nestjs/common';
import { editDistance } from './edit-distance.js';
import { LexicalSearchRepository } from './lexical-search.repository.js';

/** Words that an unfinished one may become: more make the list of results a mixture. */
const MOST_ENDINGS = 8;
/** The stem of an unfinished word may be shorter than what was typed of it ("parsi" becomes "pars"), by so much. */
const SHORTENED = 2;
const SHORTEST_BEGINNING = 2;
/** Words of fewer letters are other words, not misspelled ones. */
const ONE_MISTAKE_FROM = 4;
const TWO_MISTAKES_FROM = 8;

/** The terms that the library has, for words that are unfinished or misspelled. */
@Injectable()
export class Vocabulary {
  constructor(private readonly repository: LexicalSearchRepository) {}

  /** Terms that begin so, the commonest first. */
  async endingsOf(beginning: string): Promise<string[]> {
    for (let cut = 0; cut <= SHORTENED && beginning.length - cut >= SHORTEST_BEGINNING; cut += 1) {
      const found = await this.repository.beginningWith(
        beginning.slice(0, beginning.length - cut),
        MOST_ENDINGS,
      );
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The commonest of the terms with the fewest mistakes. The first letter is taken as right, as nearly always. */
  async correctionOf(term: string): Promise<string | null> {
    const most = term.length < ONE_MISTAKE_FROM ? 0 : term.length < TWO_MISTAKES_FROM ? 1 : 2;
    if (most === 0) return null;
    const similar = await this.repository.ofLength(term[0]!, [term.length - most, term.length + most]);
    let best: string | null = null;
    let fewest = most + 1;
    // Commonest first, so a later term has to be nearer.
    for (const candidate of similar) {
      const mistakes = editDistance(term, candidate, Math.min(most, fewest - 1));
      if (mistakes < fewest) [best, fewest] = [candidate, mistakes];
    }
    return best;
  }
}

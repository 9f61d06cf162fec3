/** How many distinct words are kept. A large book has 20 000 to 30 000, and an entry takes about 200 bytes. */
const MOST_WORDS = 30_000;

/** Longer "words" are data (hashes, encoded images, text without spaces), which does not occur again. */
const LONGEST_CACHED_WORD = 64;

/**
 * Only these four: some normalizers treat other Unicode spaces and line breaks as control characters, and delete them
 * instead of splitting there.
 */
const BETWEEN_SPACES = /[^ \t\n\r]+/g;

/**
 * Tokenizes word by word and remembers the words, because books repeat them. This is about ten times faster than
 * tokenizing whole texts.
 *
 * It is correct only for tokenizers that treat whitespace purely as a boundary.
 */
export class WordCache {
  private readonly known = new Map<string, readonly number[]>();

  constructor(private readonly tokenize: (text: string) => readonly number[]) {}

  /** @param atMost Stops after the word that brings the total to this many ids. Returns at most this many ids. */
  idsOf(text: string, atMost: number): readonly number[] {
    const ids: number[] = [];
    for (const [word] of text.matchAll(BETWEEN_SPACES)) {
      for (const id of this.idsOfWord(word)) ids.push(id);
      if (ids.length >= atMost) return ids.slice(0, atMost);
    }
    return ids;
  }

  private idsOfWord(word: string): readonly number[] {
    if (word.length > LONGEST_CACHED_WORD) return this.tokenize(word);
    let ids = this.known.get(word);
    if (!ids) {
      ids = this.tokenize(word);
      if (this.known.size >= MOST_WORDS) this.known.clear();
      this.known.set(word, ids);
    }
    return ids;
  }
}

import type { Line } from '../book/page.js';

/** Minimum number of words: a title or an entry that happens to end in a full stop has fewer. */
const LEAST_WORDS = 6;
/** Minimum share of words in lower case: titles, names and entries have fewer, even with German nouns in a sentence. */
const LEAST_LOWER = 0.4;
/** Minimum number of characters of a sentence in a script without spaces. */
const LEAST_UNSPACED = 10;
/** An entry ends in its page number; no sentence continues after that. */
const ENDS_IN_PAGE = /(?:^|[\s.·…,–-])(?:\d{1,4}|[ivxlc]{1,7})$/i;
const LEADER = /(?:[.·…]\s?){3,}/u;
const SENTENCE = /[^.!?。！？]+(?:[.!?](?=[\s"'”’)\]]|$)|[。！？]|[.!?](?=\S)[^.!?。！？]*)*/gu;
const ENDS = /[.!?。！？]["'”’)\]]*\s*$/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** @returns The sentences of running text in the lines, in order: complete ones only, no titles, entries or names. */
export function sentencesIn(lines: readonly Pick<Line, 'text'>[]): string[] {
  const stretches: string[] = [''];
  for (const { text } of lines) {
    const row = text.trim();
    if (LEADER.test(row)) {
      stretches.push('');
      continue;
    }
    stretches[stretches.length - 1] += ` ${row}`;
    if (ENDS_IN_PAGE.test(row)) stretches.push('');
  }
  return stretches
    .flatMap((stretch) => stretch.match(SENTENCE) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => ENDS.test(sentence) && isRunningText(sentence));
}

function isRunningText(sentence: string): boolean {
  if ((sentence.match(UNSPACED)?.length ?? 0) >= LEAST_UNSPACED) return true;
  const words = sentence.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  const lower = words.filter((word) => /^["'“‘(]?\p{Ll}/u.test(word));
  return words.length >= LEAST_WORDS && lower.length >= LEAST_LOWER * words.length;
}

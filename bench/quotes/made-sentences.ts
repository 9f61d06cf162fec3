import { lettersOf } from '../../src/quotes/letters.js';

/** Words of a sentence of another book that are replaced by words of the library. */
const REPLACED_SHARE = 0.3;
const LEAST_LETTERS = 12;
const WORDS = { least: 4, most: 20 } as const;

interface Materials {
  /** Sentences of the books in the library. */
  readonly own: readonly string[];
  /** Sentences of books that are not in it. */
  readonly foreign: readonly string[];
  readonly words: readonly string[];
  readonly random: () => number;
}

/** How sentences that no book has are made. */
const WAYS = {
  'words of a sentence in another order': ({ own, random }: Materials) =>
    shuffled(pick(own, random).split(' '), random).join(' '),
  'sentences of other books with words replaced': ({ foreign, words, random }: Materials) =>
    pick(foreign, random)
      .split(' ')
      .map((word) => (random() < REPLACED_SHARE ? pick(words, random) : word))
      .join(' '),
  'words of the books at random': ({ words, random }: Materials) => {
    const count = WORDS.least + Math.floor(random() * (WORDS.most - WORDS.least));
    return Array.from({ length: count }, () => pick(words, random)).join(' ');
  },
} as const satisfies Record<string, (materials: Materials) => string>;

/** Made sentences, of each way a third. Those whose letters a book has by chance are not made up, so others are made. */
export function madeSentences(
  count: number,
  materials: Materials,
  bookLetters: readonly string[],
): { readonly way: string; readonly text: string }[] {
  const ways = Object.entries(WAYS);
  const made: { way: string; text: string }[] = [];
  while (made.length < count) {
    const [way, make] = ways[made.length % ways.length]!;
    const text = make(materials);
    const letters = lettersOf(text).text;
    if (letters.length < LEAST_LETTERS || bookLetters.some((book) => book.includes(letters))) continue;
    made.push({ way, text });
  }
  return made;
}

export function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Fisher-Yates. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}

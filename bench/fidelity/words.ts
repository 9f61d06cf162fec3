import type { Chunking } from '../../src/chunking/chunk.js';
import { align } from './align.js';
import { wordsOf } from './reference.js';
import type { ReferenceWord } from './reference.js';

export interface WordFigures {
  /** Words of the book's own text on pages with chunks, without web addresses. */
  readonly body: number;
  /** Of these, the words in the chunks in reading order, and those there in another order. */
  readonly inOrder: number;
  readonly moved: number;
  /** Words of the chunks. */
  readonly chunkWords: number;
  /** Of these, running heads and page numbers, and words that do not occur in the reference. */
  readonly furniture: number;
  readonly unknown: number;
  readonly missing: readonly ReferenceWord[];
  readonly leaked: readonly ReferenceWord[];
  readonly added: readonly { readonly word: string; readonly page: number }[];
}

interface ChunkWord {
  readonly word: string;
  readonly pageFirst: number;
  readonly pageLast: number;
}

/** Compares the words of all chunks with the words of the book. */
export function compareWords(reference: readonly ReferenceWord[], chunking: Chunking): WordFigures {
  const chunkWords: ChunkWord[] = chunking.chunks.flatMap(({ text, pageFirst, pageLast }) =>
    wordsOf(text).map((word) => ({ word, pageFirst, pageLast })),
  );
  const matched = align(
    reference.map(({ word }) => word),
    chunkWords.map(({ word }) => word),
  );
  const left = leftOver(chunkWords, matched);
  const dropped = new Set(
    chunking.dropped.flatMap(({ pageFirst, pageLast }) => pagesOf(pageFirst, pageLast)),
  );
  let inOrder = 0;
  let moved = 0;
  const missing: ReferenceWord[] = [];
  const leaked: ReferenceWord[] = [];
  reference.forEach((own, index) => {
    if (own.place === 'furniture') {
      if ((matched[index] ?? -1) >= 0) leaked.push(own);
    } else if ((matched[index] ?? -1) >= 0) {
      if (own.place === 'body') inOrder++;
    } else if (own.place === 'body' && !dropped.has(own.page)) {
      if (left.take(own)) moved++;
      else missing.push(own);
    }
  });
  const added = left.rest();
  return {
    body: inOrder + moved + missing.length,
    inOrder,
    moved,
    chunkWords: chunkWords.length,
    furniture: leaked.length,
    unknown: added.length,
    missing,
    leaked,
    added,
  };
}

/** Words of chunks that did not match a word of the reference in order, by word. */
function leftOver(words: readonly ChunkWord[], matched: Int32Array) {
  const used = new Set(matched);
  const rest = new Map<string, ChunkWord[]>();
  words.forEach((own, index) => {
    if (used.has(index)) return;
    const known = rest.get(own.word);
    if (known) known.push(own);
    else rest.set(own.word, [own]);
  });
  return {
    take({ word, page }: ReferenceWord): boolean {
      const known = rest.get(word) ?? [];
      const at = known.findIndex((own) => own.pageFirst <= page && own.pageLast >= page);
      if (at >= 0) known.splice(at, 1);
      return at >= 0;
    },
    rest: () => [...rest.values()].flat().map(({ word, pageFirst }) => ({ word, page: pageFirst })),
  };
}

function pagesOf(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

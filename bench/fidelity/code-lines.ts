import type { Chunk } from '../../src/chunking/chunk.js';
import { textOfPart } from '../../src/chunking/parts/text-of-part.js';

/** Where the lines of a book's listings are, without what programs printed. */
export interface CodeLineFigures {
  readonly all: number;
  /** In chunks of another type than `concept`, where somebody who looks for code finds them. */
  readonly typed: number;
}

export function codeLineFigures(chunks: readonly Chunk[]): CodeLineFigures {
  const linesOf = ({ text, parts }: Chunk): number =>
    parts
      .filter(({ kind }) => kind === 'code')
      .reduce((sum, part) => sum + textOfPart(text, part).split('\n').length, 0);
  const sum = (some: readonly Chunk[]): number => some.reduce((total, chunk) => total + linesOf(chunk), 0);
  return { all: sum(chunks), typed: sum(chunks.filter(({ type }) => type !== 'concept')) };
}

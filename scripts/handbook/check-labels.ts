import type { Block, Chapter } from './book-model.js';
import { HandbookError } from './handbook-error.js';
import { plainText } from './inline-runs.js';

const LABEL = /^(Example|Exercise) (\d+)-(\d+)\./;

/**
 * Checks that examples and exercises are numbered per chapter, from 1, without gaps.
 *
 * @returns Every label in reading order, such as `Example 3-1`.
 * @throws {HandbookError} naming the wrong label and the expected one.
 */
export function checkLabels(chapters: readonly Chapter[]): string[] {
  const labels: string[] = [];
  for (const chapter of chapters) {
    const counts = new Map<string, number>();
    for (const [label, kind] of labelsIn(chapter.blocks)) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const expected = `${kind} ${chapter.number}-${count}`;
      if (label !== expected) {
        throw new HandbookError(`Chapter "${chapter.title}" has ${label} instead of ${expected}.`);
      }
      labels.push(label);
    }
  }
  return labels;
}

function* labelsIn(blocks: readonly Block[]): Generator<readonly [label: string, kind: string]> {
  for (const block of blocks) {
    if (block.kind === 'box') yield* labelsIn(block.blocks);
    const found = block.kind === 'paragraph' ? LABEL.exec(plainText(block.runs)) : null;
    const [, kind, chapter, count] = found ?? [];
    if (kind) yield [`${kind} ${chapter}-${count}`, kind];
  }
}

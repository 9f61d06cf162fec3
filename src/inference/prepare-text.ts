import type { ChunkType } from '../book/chunk-type.js';

/** How the text of a chunk is prepared for its model. */
export type Preparation = 'prose' | 'code';

/**
 * Only these four: tokenizers that ignore white space delete some other spaces instead of splitting there, so for them
 * a text has the same tokens before and after.
 */
const SPACES = /[ \t\n\r]+/g;

export function preparationOf(type: ChunkType): Preparation {
  return type === 'concept' ? 'prose' : 'code';
}

/**
 * What the tokenizer is given of a text. Prose has its white space collapsed; code keeps its lines and their indentation,
 * without spaces at their ends and without blank lines.
 *
 * It matters to tokenizers that see white space (byte-level ones); word pieces come out the same.
 */
export function prepareText(text: string, preparation: Preparation): string {
  if (preparation === 'prose') return text.replace(SPACES, ' ').replace(/^ | $/g, '');
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/[ \t]+$/, ''))
    .filter((line) => line !== '')
    .join('\n');
}

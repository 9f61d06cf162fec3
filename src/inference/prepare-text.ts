import type { ChunkType } from '../book/chunk-type.js';

/** How the text of a chunk is prepared for its model. */
export type Preparation = 'prose' | 'code';

/**
 * Only these four: tokenizers that ignore white space delete some other spaces instead of splitting there. So these
 * tokenizers give a text the same tokens before and after preparation.
 */
const SPACES = /[ \t\n\r]+/g;

export function preparationOf(type: ChunkType): Preparation {
  return type === 'concept' ? 'prose' : 'code';
}

/**
 * The text in the form that the tokenizer receives. In prose all white space is collapsed. Code keeps its lines and
 * their indentation, without trailing spaces and blank lines.
 *
 * This matters to tokenizers that see white space (byte-level ones). Word pieces stay the same.
 */
export function prepareText(text: string, preparation: Preparation): string {
  if (preparation === 'prose') return text.replace(SPACES, ' ').replace(/^ | $/g, '');
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/[ \t]+$/, ''))
    .filter((line) => line !== '')
    .join('\n');
}

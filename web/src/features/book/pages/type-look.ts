import type { ChunkType } from '../../../api/words.js';

/** The colour of each type, and its kind of line for those who do not see colours. */
export const TYPE_LOOK: Readonly<Record<ChunkType, { readonly colour: string; readonly dash: string }>> = {
  concept: { colour: 'stroke-concept fill-concept', dash: '' },
  code: { colour: 'stroke-code fill-code', dash: '6 2' },
  example: { colour: 'stroke-example fill-example', dash: '2 2' },
  exercise: { colour: 'stroke-exercise fill-exercise', dash: '8 2 2 2' },
  try_it: { colour: 'stroke-try-it fill-try-it', dash: '10 4' },
};

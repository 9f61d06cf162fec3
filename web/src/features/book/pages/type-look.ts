import type { ChunkType } from '../book-search.js';

/** The colour of each type, and its kind of line for those who do not see colours. */
export const TYPE_LOOK: Readonly<
  Record<ChunkType, { readonly colour: string; readonly dash: string; readonly dot: string }>
> = {
  concept: { colour: 'stroke-concept fill-concept', dash: '', dot: 'bg-concept' },
  code: { colour: 'stroke-code fill-code', dash: '6 2', dot: 'bg-code' },
  example: { colour: 'stroke-example fill-example', dash: '2 2', dot: 'bg-example' },
  exercise: { colour: 'stroke-exercise fill-exercise', dash: '8 2 2 2', dot: 'bg-exercise' },
  try_it: { colour: 'stroke-try-it fill-try-it', dash: '10 4', dot: 'bg-try-it' },
};

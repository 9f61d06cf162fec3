import type { ChunkType } from '../api/words.js';
import { texts } from '../texts/texts.js';
import { Badge } from './badge.js';

/** Background colours of the theme. */
export const TYPE_DOTS: Readonly<Record<ChunkType, string>> = {
  concept: 'bg-concept',
  code: 'bg-code',
  example: 'bg-example',
  exercise: 'bg-exercise',
  try_it: 'bg-try-it',
};

export function TypeBadge({ type }: { type: ChunkType }) {
  return (
    <Badge>
      <span aria-hidden="true" className={`size-2 rounded-full ${TYPE_DOTS[type]}`} />
      {texts.common.type[type]}
    </Badge>
  );
}

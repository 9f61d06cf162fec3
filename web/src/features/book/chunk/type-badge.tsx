import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import type { ChunkType } from '../book-search.js';
import { TYPE_LOOK } from '../pages/type-look.js';

export function TypeBadge({ type }: { type: ChunkType }) {
  return (
    <Badge>
      <span aria-hidden="true" className={`size-2 rounded-full ${TYPE_LOOK[type].dot}`} />
      {texts.common.type[type]}
    </Badge>
  );
}

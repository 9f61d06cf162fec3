import { Badge } from '../../ui/badge.js';
import type { Tone } from '../../ui/badge.js';
import { classes } from '../../ui/classes.js';
import { texts } from '../../texts/texts.js';
import type { ChunkType } from './search-place.js';
import type { SearchResult } from './use-answer.js';

const TONES: Record<SearchResult['confidence'], Tone> = {
  weak: 'warning',
  fair: 'neutral',
  strong: 'success',
};
const COLOURS: Record<ChunkType, string> = {
  concept: 'bg-concept',
  code: 'bg-code',
  example: 'bg-example',
  exercise: 'bg-exercise',
  try_it: 'bg-try-it',
};

export function ConfidenceBadge({ confidence }: Pick<SearchResult, 'confidence'>) {
  return <Badge tone={TONES[confidence]}>{texts.search.confidence[confidence]}</Badge>;
}

export function TypeBadge({ type }: { type: ChunkType }) {
  return (
    <Badge>
      <span className={classes('size-2 rounded-full', COLOURS[type])} aria-hidden="true" />
      {texts.common.type[type]}
    </Badge>
  );
}

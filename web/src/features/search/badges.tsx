import { Badge } from '../../ui/badge.js';
import type { Tone } from '../../ui/badge.js';
import { searchTexts } from '../../texts/search.js';
import type { SearchResult } from './use-answer.js';

const TONES: Record<SearchResult['confidence'], Tone> = {
  weak: 'warning',
  fair: 'neutral',
  strong: 'success',
};

export function ConfidenceBadge({ confidence }: Pick<SearchResult, 'confidence'>) {
  return <Badge tone={TONES[confidence]}>{searchTexts.confidence[confidence]}</Badge>;
}

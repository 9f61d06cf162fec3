import type { Schemas } from '../../api/client.js';
import { formatShare } from '../../format/format.js';
import { topicsTexts } from '../../texts/topics.js';
import { Badge } from '../../ui/badge.js';

const TONES = { good: 'success', weak: 'warning', none: 'danger' } as const;

export function CoverageCell({
  list: { coverage, count, bestScore },
}: {
  list: Schemas['ListOverviewResponse'];
}) {
  const t = topicsTexts.coverage;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone={TONES[coverage]}>{t.levels[coverage]}</Badge>
      {bestScore !== null && (
        <span className="text-xs text-soft tabular-nums">{t.list(count, formatShare(bestScore))}</span>
      )}
    </span>
  );
}

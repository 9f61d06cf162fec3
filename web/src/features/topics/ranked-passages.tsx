import type { Schemas } from '../../api/client.js';
import { PassageLink } from '../../app/passage-link.js';
import { formatShare } from '../../format/format.js';
import { topicsTexts } from '../../texts/topics.js';
import { texts } from '../../texts/texts.js';
import { Badge } from '../../ui/badge.js';
import { Panel } from '../../ui/panel.js';

interface RankedPassagesProps {
  readonly list: Schemas['RankedListResponse'];
  /** Words that are marked when a passage is opened. */
  readonly intent: string;
}

/** One of the two rankings of a subtopic. */
export function RankedPassages({ list: { slot, chunks }, intent }: RankedPassagesProps) {
  return (
    <Panel title={topicsTexts.slots[slot]} className="min-w-0">
      {chunks.length === 0 ? (
        <p className="text-sm text-soft">{topicsTexts.emptyList}</p>
      ) : (
        <ol className="flex flex-col gap-3">
          {chunks.map((chunk) => (
            <li key={chunk.chunkId} className="flex gap-2 text-sm">
              <span className="w-5 shrink-0 text-right font-semibold text-soft tabular-nums">
                {chunk.rank}
              </span>
              <div className="flex min-w-0 flex-col gap-1">
                <PassageLink
                  place={{
                    documentId: chunk.document.id,
                    page: chunk.pageFirst,
                    chunk: chunk.chunkId,
                    mark: intent,
                  }}
                  className="font-medium break-words text-accent hover:underline"
                >
                  {chunk.sectionPath.at(-1) ?? chunk.document.title},{' '}
                  {texts.common.page(chunk.pageFirst, chunk.pageLabelFirst)}
                </PassageLink>
                <p className="text-xs break-words text-soft">{chunk.document.title}</p>
                <p className="line-clamp-3 break-words whitespace-pre-line">{chunk.text}</p>
                <div className="flex items-center gap-2">
                  <Badge>{texts.common.type[chunk.type]}</Badge>
                  <span className="text-xs text-soft tabular-nums">{formatShare(chunk.score, true)}</span>
                </div>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

import type { ReactNode } from 'react';
import { PassageLink } from '../../app/passage-link.js';
import { formatShare } from '../../format/format.js';
import { texts } from '../../texts/texts.js';
import { TypeBadge } from '../../ui/type-badge.js';
import { pageOf } from './result-place.js';
import type { SearchAnswer, SearchResult } from './use-answer.js';

interface ComparedPassageProps {
  readonly result: SearchResult;
  readonly question: string;
  /** What there is to say of its place in other lists. */
  readonly marks: ReactNode;
}

/** A passage in one of several lists that stand side by side. */
export function ComparedPassage({ result, question, marks }: ComparedPassageProps) {
  return (
    <li className="flex gap-2 text-sm">
      <span className="w-5 shrink-0 text-right font-semibold text-soft tabular-nums">{result.rank}</span>
      <div className="flex min-w-0 flex-col gap-1">
        <PassageLink
          data-step
          place={{
            documentId: result.documentId,
            page: pageOf(result),
            chunk: result.chunkId,
            mark: question,
          }}
          className="font-medium break-words text-accent hover:underline"
        >
          {result.sectionPath.at(-1) ?? result.title},{' '}
          {texts.common.page(result.pageFirst, result.pageLabelFirst)}
        </PassageLink>
        <p className="line-clamp-3 break-words text-soft">{result.preview}</p>
        <div className="flex flex-wrap items-center gap-1">
          <TypeBadge type={result.type} />
          <span className="text-xs text-soft tabular-nums">{formatShare(result.score)}</span>
          {marks}
        </div>
      </div>
    </li>
  );
}

/** The place of a passage in another list, in which it may be cut otherwise. */
export function rankIn(answer: SearchAnswer | undefined, { chunks }: SearchResult): number | null {
  const ids = new Set(chunks.map(({ chunkId }) => chunkId));
  return answer?.results.find((other) => other.chunks.some(({ chunkId }) => ids.has(chunkId)))?.rank ?? null;
}

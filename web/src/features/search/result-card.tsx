import { useState } from 'react';
import { searchTexts } from '../../texts/search.js';
import { texts } from '../../texts/texts.js';
import { PassageLink } from '../../app/passage-link.js';
import { SimilarPassages } from '../../app/similar-passages.js';
import { Button } from '../../ui/button.js';
import { CopyMenu } from './copy-menu.js';
import { Explanation } from './explanation.js';
import { excerptOf, isLong, segmentsOf } from './highlight.js';
import { MarkedText } from './marked-text.js';
import { TypeBadge } from '../../ui/type-badge.js';
import { ConfidenceBadge } from './badges.js';
import { pageOf } from './result-place.js';
import type { SearchAnswer, SearchResult } from './use-answer.js';

interface ResultCardProps {
  readonly result: SearchResult;
  readonly question: string;
  readonly explanation: SearchAnswer['explanation'];
  readonly onOpen: () => void;
}

type Opened = 'similar' | 'why' | null;

export function ResultCard({ result, question, explanation, onOpen }: ResultCardProps) {
  const [opened, setOpened] = useState<Opened>(null);
  const [isWhole, setWhole] = useState(false);
  const { title, sectionPath, text, highlights, type, pageLabelFirst } = result;
  const toggle = (part: Opened) => setOpened(opened === part ? null : part);
  const path = sectionPath.slice(0, -1);
  return (
    <article className="flex flex-col gap-2 rounded-xl border bg-surface p-4 focus-within:border-accent">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="font-semibold">
            <PassageLink
              data-step
              onClick={onOpen}
              place={{
                documentId: result.documentId,
                page: pageOf(result),
                chunk: result.chunkId,
                mark: question,
              }}
              className="break-words text-accent hover:underline"
            >
              {sectionPath.at(-1) ?? title}
              <span className="ml-2 font-normal whitespace-nowrap text-soft">
                {texts.common.page(result.pageFirst, pageLabelFirst)}
              </span>
            </PassageLink>
          </h3>
          <p className="text-xs break-words text-soft">
            {(sectionPath.length > 0 ? [title, ...path] : path).join(' › ')}
          </p>
        </div>
        <div className="flex items-center gap-1.5">
          <TypeBadge type={type} />
          <ConfidenceBadge confidence={result.confidence} />
        </div>
      </header>
      <MarkedText
        segments={isWhole ? segmentsOf(text, highlights) : excerptOf(text, highlights)}
        isCode={type === 'code'}
      />
      <div className="-mx-2 -mb-1 flex flex-wrap items-center gap-x-1 text-soft">
        {isLong(text) && (
          <Button kind="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? searchTexts.excerpt : searchTexts.whole}
          </Button>
        )}
        <Button kind="quiet" aria-expanded={opened === 'similar'} onClick={() => toggle('similar')}>
          {searchTexts.similar}
        </Button>
        {result.explanation && (
          <Button kind="quiet" aria-expanded={opened === 'why'} onClick={() => toggle('why')}>
            {searchTexts.why}
          </Button>
        )}
        <CopyMenu cited={result} />
      </div>
      {opened === 'similar' && (
        <section aria-label={searchTexts.similar} className="border-t pt-2">
          <SimilarPassages chunkId={result.chunkId} />
        </section>
      )}
      {opened === 'why' && <Explanation result={result} ofQuery={explanation} />}
    </article>
  );
}

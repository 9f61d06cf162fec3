import { keepPreviousData } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { PassageLink } from '../../app/passage-link.js';
import { formatShare } from '../../format/format.js';
import { searchTexts } from '../../texts/search.js';
import { texts } from '../../texts/texts.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { useArrowSteps } from './arrow-steps.js';
import { TypeBadge } from '../../ui/type-badge.js';
import { QuestionField } from './question-field.js';
import { pageOf } from './result-place.js';
import { filtersOf, useSearchPlace } from './search-place.js';
import type { SearchFilters } from './search-place.js';
import type { SearchAnswer, SearchResult } from './use-answer.js';
import { useQuestion } from './use-question.js';

const LEGS = ['fused', 'vector', 'lexical'] as const;
type Leg = (typeof LEGS)[number];
type Lists = Record<Leg, UseQueryResult<SearchAnswer, unknown>>;

/** One question, ranked by meaning, by words and by both. */
export function Compare() {
  const question = useQuestion();
  const holder = useArrowSteps();
  const filters = filtersOf(useSearchPlace());
  const lists: Lists = {
    fused: useLeg('fused', question.asked, filters),
    vector: useLeg('vector', question.asked, filters),
    lexical: useLeg('lexical', question.asked, filters),
  };
  return (
    <div className="flex flex-col gap-4" ref={holder}>
      <QuestionField question={question} onEnter={() => question.enter(question.text)} />
      <p className="text-sm text-soft">
        {question.asked === '' ? searchTexts.compare.ask : searchTexts.compare.about}
      </p>
      {question.asked !== '' && (
        <div className="grid gap-3 md:grid-cols-3">
          {LEGS.map((leg) => (
            <Panel key={leg} title={searchTexts.compare.legs[leg]} className="min-w-0">
              <Loaded query={lists[leg]}>
                {({ results }) => (
                  <ol className="flex flex-col gap-3">
                    {results.map((result) => (
                      <ComparedResult
                        key={result.chunkId}
                        {...{ result, leg, lists }}
                        question={question.asked}
                      />
                    ))}
                    {results.length === 0 && (
                      <li className="text-sm text-soft">{searchTexts.nothingTitle}</li>
                    )}
                  </ol>
                )}
              </Loaded>
            </Panel>
          ))}
        </div>
      )}
    </div>
  );
}

function useLeg(leg: Leg, query: string, filters: SearchFilters): UseQueryResult<SearchAnswer, unknown> {
  return api.useQuery(
    'get',
    '/v1/search',
    { params: { query: { ...filters, query, leg, limit: 10 } } },
    { enabled: query !== '', placeholderData: keepPreviousData },
  );
}

interface ComparedResultProps {
  readonly result: SearchResult;
  readonly leg: Leg;
  readonly lists: Lists;
  readonly question: string;
}

function ComparedResult({ result, leg, lists, question }: ComparedResultProps) {
  const t = searchTexts.compare;
  const elsewhere = LEGS.filter((other) => other !== leg).flatMap((other) => {
    const rank = rankIn(lists[other].data, result);
    return rank === null ? [] : [{ other, rank }];
  });
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
          {elsewhere.map(({ other, rank }) => (
            <Badge key={other} tone="accent">
              {t.at(t.short[other], rank)}
            </Badge>
          ))}
          {elsewhere.length === 0 && <Badge tone="warning">{t.only}</Badge>}
        </div>
      </div>
    </li>
  );
}

/** The place of a passage in another list, in which it may be cut otherwise. */
function rankIn(answer: SearchAnswer | undefined, { chunks }: SearchResult): number | null {
  const ids = new Set(chunks.map(({ chunkId }) => chunkId));
  return answer?.results.find((other) => other.chunks.some(({ chunkId }) => ids.has(chunkId)))?.rank ?? null;
}

import { keepPreviousData } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { searchTexts } from '../../texts/search.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { useArrowSteps } from './arrow-steps.js';
import { ComparedPassage, rankIn } from './compared-passage.js';
import { QuestionField } from './question-field.js';
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
  const marks = (
    <>
      {elsewhere.map(({ other, rank }) => (
        <Badge key={other} tone="accent">
          {t.at(t.short[other], rank)}
        </Badge>
      ))}
      {elsewhere.length === 0 && <Badge tone="warning">{t.only}</Badge>}
    </>
  );
  return <ComparedPassage {...{ result, question, marks }} />;
}

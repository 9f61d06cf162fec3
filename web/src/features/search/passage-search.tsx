import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { passageAddress } from '../../app/passage-link.js';
import { useStillHere } from '../../state/use-still-here.js';
import { searchTexts } from '../../texts/search.js';
import { Loading } from '../../ui/loaded.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { tellProblem } from '../../ui/toasts.js';
import { useArrowSteps } from './arrow-steps.js';
import { NoQuestion } from './beginnings.js';
import { Filters } from './filters.js';
import { rememberQuestion } from './last-questions.js';
import { QuestionField } from './question-field.js';
import { pageOf } from './result-place.js';
import { Results } from './results.js';
import { filtersOf, hasFilters, useSearchPlace } from './search-place.js';
import { FIRST_LIMIT, MOST_RESULTS, fullAnswer, useAnswer, useFacets } from './use-answer.js';
import { useQuestion } from './use-question.js';

export function PassageSearch() {
  const filters = filtersOf(useSearchPlace());
  const question = useQuestion();
  const holder = useArrowSteps();
  const [more, setMore] = useState({ of: '', limit: FIRST_LIMIT });
  const limit = more.of === question.asked ? more.limit : FIRST_LIMIT;
  const { query, isTyping } = useAnswer(question, filters, limit);
  const { data: answer, error, isPlaceholderData, refetch } = query;
  const facets = useFacets(question, filters, answer);
  const openFirst = useOpenFirst();
  const isEmpty = question.typed === '' && question.asked === '';
  return (
    <div className="flex flex-col gap-4" ref={holder}>
      <QuestionField
        question={question}
        onEnter={() => {
          question.enter(question.text);
          void openFirst(question.text.trim(), filters);
        }}
      />
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isEmpty ? (
        <NoQuestion onAsk={question.enter} />
      ) : (
        <div className="flex flex-col gap-4 md:flex-row md:items-start">
          <details
            open={matchMedia('(min-width: 48rem)').matches}
            className="shrink-0 rounded-xl border bg-surface p-3 md:w-52"
          >
            <summary className="flex cursor-pointer items-center gap-2 text-sm font-semibold">
              <SlidersHorizontal className="size-4" aria-hidden="true" />
              {searchTexts.filters}
            </summary>
            <div className="pt-3">
              <Filters filters={filters} facets={facets} />
            </div>
          </details>
          {answer ? (
            <Results
              answer={answer}
              question={isTyping ? question.typed : question.asked}
              isTyping={isTyping}
              isOld={isPlaceholderData}
              isFiltered={hasFilters(filters)}
              onOpen={() => rememberQuestion(isTyping ? question.typed : question.asked)}
              onMore={() =>
                setMore({ of: question.asked, limit: Math.min(limit + FIRST_LIMIT, MOST_RESULTS) })
              }
            />
          ) : (
            error === null && (
              <div className="flex-1">
                <Loading />
              </div>
            )
          )}
        </div>
      )}
    </div>
  );
}

/**
 * Opens the first passage of the whole answer as soon as it is here, unless the person has asked something else before, or
 * has left the search.
 */
function useOpenFirst() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isHere = useStillHere();
  const wanted = useRef<string | null>(null);
  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );
  const isWanted = (text: string) => wanted.current === text && isHere();
  return async (text: string, filters: ReturnType<typeof filtersOf>) => {
    wanted.current = text;
    if (text === '') return;
    try {
      const answer = await queries.fetchQuery(fullAnswer(text, filters));
      const first = answer.results[0];
      if (!isWanted(text) || !first) return;
      rememberQuestion(text);
      await navigate(
        passageAddress({
          documentId: first.documentId,
          page: pageOf(first),
          chunk: first.chunkId,
          mark: text,
        }),
      );
    } catch (error) {
      if (isWanted(text)) tellProblem(error);
    }
  };
}

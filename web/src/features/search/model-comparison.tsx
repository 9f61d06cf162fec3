import { keepPreviousData } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { api } from '../../api/client.js';
import { searchTexts } from '../../texts/search.js';
import { buttonLook } from '../../ui/button.js';
import { CheckField } from '../../ui/field.js';
import { Loaded } from '../../ui/loaded.js';
import { EmptyState } from '../../ui/panel.js';
import { Select } from '../../ui/select.js';
import { useArrowSteps } from './arrow-steps.js';
import { chosen, modelsOf, pairOf } from './model-choice.js';
import type { ComparedModel, ModelPair } from './model-choice.js';
import { ModelList } from './model-list.js';
import { rankIn } from './compared-passage.js';
import { QuestionField } from './question-field.js';
import { filtersOf, useChangePlace, useSearchPlace } from './search-place.js';
import type { SearchAnswer } from './use-answer.js';
import { useQuestion } from './use-question.js';

const t = searchTexts.models;
const LIMIT = 10;
const SIDES = ['left', 'right'] as const;

/** One question, answered by two models. */
export function ModelComparison() {
  const place = useSearchPlace();
  const statistics = api.useQuery('get', '/v1/statistics', {});
  return (
    <Loaded query={statistics}>
      {({ vectors }) => {
        const models = modelsOf(vectors);
        const pair = pairOf(place, models);
        return pair ? <Comparison models={models} pair={pair} /> : <NoPair />;
      }}
    </Loaded>
  );
}

function Comparison({ models, pair }: { models: readonly ComparedModel[]; pair: ModelPair }) {
  const question = useQuestion();
  const holder = useArrowSteps();
  const change = useChangePlace();
  const { leg } = useSearchPlace();
  const left = useModelAnswer(pair.left.key, question.asked);
  const right = useModelAnswer(pair.right.key, question.asked);
  // Places in an answer to the question before would say nothing.
  const found = { left: freshOf(left), right: freshOf(right) };
  const options = models.map(({ key, isActive }) => ({
    value: key,
    label: isActive ? `${key} (${t.active})` : key,
  }));
  return (
    <div className="flex flex-col gap-4" ref={holder}>
      <QuestionField question={question} onEnter={() => question.enter(question.text)} />
      <p className="text-sm text-soft">{question.asked === '' ? t.ask : t.about}</p>
      <div className="grid gap-3 md:grid-cols-2">
        {SIDES.map((side) => (
          <Select
            key={side}
            label={t[side]}
            value={pair[side].key}
            options={options}
            onChange={(key) => change(chosen(pair, side, key), true)}
          />
        ))}
      </div>
      <CheckField
        label={t.alone}
        checked={leg === 'vector'}
        onChange={(isOn) => change({ leg: isOn ? 'vector' : undefined }, true)}
      />
      {question.asked !== '' && (
        <>
          {found.left && found.right && <Overlap left={found.left} right={found.right} />}
          <div className="grid gap-3 md:grid-cols-2">
            <ModelList model={pair.left.key} answer={left} question={question.asked} other={found.right} />
            <ModelList
              model={pair.right.key}
              answer={right}
              question={question.asked}
              other={found.left}
              isMoved
            />
          </div>
        </>
      )}
    </div>
  );
}

function useModelAnswer(model: string, query: string): UseQueryResult<SearchAnswer, unknown> {
  const place = useSearchPlace();
  return api.useQuery(
    'get',
    '/v1/search',
    {
      params: {
        query: { ...filtersOf(place), query, model, leg: place.leg ?? 'fused', limit: LIMIT, explain: true },
      },
    },
    { enabled: query !== '', placeholderData: keepPreviousData },
  );
}

function freshOf({ data, isPlaceholderData }: UseQueryResult<SearchAnswer, unknown>) {
  return isPlaceholderData ? undefined : data;
}

/** How much of what one finds the other finds, too. */
function Overlap({ left, right }: { left: SearchAnswer; right: SearchAnswer }) {
  const most = Math.max(left.results.length, right.results.length);
  if (most === 0) return null;
  const same = right.results.filter((result) => rankIn(left, result) !== null).length;
  const [first] = right.results;
  return (
    <p role="status" className="text-sm">
      {t.same(same, most)} {first && rankIn(left, first) === 1 ? t.sameFirst : t.otherFirst}
    </p>
  );
}

function NoPair() {
  return (
    <EmptyState
      icon={<Scale />}
      title={t.noneTitle}
      about={t.noneAbout}
      actions={
        <Link to="/operations/$part" params={{ part: 'models' }} className={buttonLook('primary')}>
          {t.toModels}
        </Link>
      }
    />
  );
}

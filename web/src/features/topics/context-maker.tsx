import { useState } from 'react';
import type { FormEvent } from 'react';
import { Bot } from 'lucide-react';
import { api } from '../../api/client.js';
import { DIFFICULTIES } from '../../api/words.js';
import { topicsTexts } from '../../texts/topics.js';
import { texts } from '../../texts/texts.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { EmptyState } from '../../ui/panel.js';
import { Select } from '../../ui/select.js';
import { ContextShown } from './context-shown.js';
import { LEAST_BUDGET, MOST_BUDGET, useChangePlace, useTopicsPlace } from './topics-place.js';

const ANY = 'any';
/** As the API has it when nothing is said. */
const BUDGET = 3000;

/** The text that a language model would get for a question or a subtopic. */
export function ContextMaker() {
  const place = useTopicsPlace();
  const { q, kind, id, difficulty, game, budget = BUDGET } = place;
  const subtopic = kind === 'subtopic' ? id : undefined;
  const t = topicsTexts.context;
  return (
    <div className="flex flex-col gap-4">
      <ContextForm key={subtopic ?? q} subtopic={subtopic} />
      {subtopic === undefined && q === undefined ? (
        <EmptyState icon={<Bot />} title={t.emptyTitle} about={t.emptyAbout} />
      ) : (
        <ContextShown
          request={{
            ...(subtopic === undefined ? { question: q! } : { subtopics: [subtopic] }),
            ...(difficulty !== undefined && { difficulty }),
            ...(game !== undefined && { gameType: game }),
            budget,
          }}
        />
      )}
    </div>
  );
}

function ContextForm({ subtopic }: { subtopic: string | undefined }) {
  const t = topicsTexts.context;
  const place = useTopicsPlace();
  const change = useChangePlace();
  const [question, setQuestion] = useState(place.q ?? '');
  const [budget, setBudget] = useState(String(place.budget ?? BUDGET));
  const [game, setGame] = useState(place.game ?? '');
  const [difficulty, setDifficulty] = useState<string>(place.difficulty ?? ANY);
  const send = (event: FormEvent) => {
    event.preventDefault();
    change({
      q: question.trim(),
      budget: Number(budget),
      game: game.trim(),
      difficulty: DIFFICULTIES.find((one) => one === difficulty),
    });
  };
  return (
    <form onSubmit={send} className="flex flex-wrap items-end gap-3 rounded-xl border bg-surface p-4">
      {subtopic === undefined ? (
        <TextField
          label={t.question}
          required
          maxLength={10_000}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          className="w-full"
        />
      ) : (
        <ChosenSubtopic id={subtopic} />
      )}
      <Select
        label={t.difficulty}
        value={difficulty}
        onChange={setDifficulty}
        className="w-44"
        options={[
          { value: ANY, label: t.anyDifficulty },
          ...DIFFICULTIES.map((value) => ({ value, label: texts.common.difficulty[value] })),
        ]}
      />
      <TextField
        label={t.budget}
        type="number"
        min={LEAST_BUDGET}
        max={MOST_BUDGET}
        step={1}
        required
        value={budget}
        onChange={(event) => setBudget(event.target.value)}
        className="w-32"
      />
      <TextField
        label={t.game}
        placeholder={t.gameHint}
        maxLength={50}
        value={game}
        onChange={(event) => setGame(event.target.value)}
        className="min-w-56 flex-1"
      />
      <Button kind="primary" type="submit">
        {t.make}
      </Button>
    </form>
  );
}

function ChosenSubtopic({ id }: { id: string }) {
  const change = useChangePlace();
  const { data } = api.useQuery('get', '/v1/subtopics/{id}', { params: { path: { id } } });
  return (
    <div className="flex w-full flex-wrap items-center gap-3">
      <span className="text-sm">
        {topicsTexts.context.subtopic}: <strong>{data?.name ?? '…'}</strong>
      </span>
      <Button kind="quiet" onClick={() => change({ kind: undefined, id: undefined })}>
        {topicsTexts.context.instead}
      </Button>
    </div>
  );
}

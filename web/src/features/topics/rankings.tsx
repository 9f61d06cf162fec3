import { useState } from 'react';
import type { FormEvent } from 'react';
import { ListOrdered } from 'lucide-react';
import { api } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { topicsTexts } from '../../texts/topics.js';
import { Age } from '../../ui/age.js';
import { Badge } from '../../ui/badge.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { Loaded } from '../../ui/loaded.js';
import { EmptyState, Panel } from '../../ui/panel.js';
import { Table } from '../../ui/table.js';
import type { Column } from '../../ui/table.js';
import { tell, tellProblem } from '../../ui/toasts.js';
import { TopicVectors } from './topic-vectors.js';
import { useTopicsChanged } from './use-topics.js';

type Ranking = Schemas['RankingResponse'];

const TONES = { queued: 'accent', completed: 'success', failed: 'danger' } as const;

/** To rank the passages of all books for the subtopics, and to see what came of it. */
export function Rankings() {
  const query = api.useQuery('get', '/v1/rankings', { params: { query: { limit: 20 } } });
  const t = topicsTexts.rankings;
  return (
    <div className="grid gap-4 md:grid-cols-2 md:items-start">
      <StartRanking />
      <TopicVectors />
      <Panel title={t.list} className="md:col-span-2">
        <Loaded query={query}>
          {({ results }) =>
            results.length === 0 ? (
              <EmptyState icon={<ListOrdered />} title={t.emptyTitle} about={t.emptyAbout} />
            ) : (
              <Table label={t.list} columns={COLUMNS} rows={results} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </Panel>
    </div>
  );
}

function StartRanking() {
  const t = topicsTexts.rankings;
  const changed = useTopicsChanged();
  const [threshold, setThreshold] = useState('');
  const [topK, setTopK] = useState('');
  const start = api.useMutation('post', '/v1/rankings', {
    onSuccess: async () => {
      tell(t.started);
      await changed();
    },
    onError: tellProblem,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    start.mutate({
      body: {
        ...(threshold !== '' && { threshold: Number(threshold) }),
        ...(topK !== '' && { topK: Number(topK) }),
      },
    });
  };
  return (
    <Panel title={t.start}>
      <form onSubmit={send} className="flex flex-col items-start gap-3">
        <p className="text-sm text-soft">{t.startAbout}</p>
        <div className="grid w-full gap-3 sm:grid-cols-2">
          <TextField
            label={t.threshold}
            hint={t.thresholdHint}
            type="number"
            min={0}
            max={1}
            step="any"
            value={threshold}
            onChange={(event) => setThreshold(event.target.value)}
          />
          <TextField
            label={t.length}
            hint={t.thresholdHint}
            type="number"
            min={1}
            max={50}
            step={1}
            value={topK}
            onChange={(event) => setTopK(event.target.value)}
          />
        </div>
        <Button kind="primary" type="submit" disabled={start.isPending}>
          {t.start}
        </Button>
      </form>
    </Panel>
  );
}

const COLUMNS: readonly Column<Ranking>[] = [
  {
    name: topicsTexts.rankings.columns.asked,
    cell: ({ requestedAt }) => <Age at={requestedAt} />,
  },
  {
    name: topicsTexts.rankings.columns.status,
    cell: ({ status }) => <Badge tone={TONES[status]}>{topicsTexts.rankings.status[status]}</Badge>,
  },
  { name: topicsTexts.rankings.columns.result, cell: resultOf },
];

function resultOf({ status, result }: Ranking): string {
  const t = topicsTexts.rankings;
  if (result) return t.result(result.processed_subtopics, result.total_similarities);
  return status === 'failed' ? t.failed : t.waiting;
}

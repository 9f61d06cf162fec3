import { useState } from 'react';
import { Pause, Play } from 'lucide-react';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Badge } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/panel.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { useFollowUp } from '../shared/refresh.js';
import { kindName } from './names.js';

interface Row extends JobCounts {
  readonly name: string;
}

type JobCounts = Schemas['JobCountsResponse'];

const t = operationsTexts.queue;
const COUNTS = ['waiting', 'delayed', 'active', 'dead'] as const;
const ALL = '';

/** How many jobs of each kind there are, and the switch that holds them back. */
export function CountsPanel({ counts }: { counts: Schemas['JobsResponse']['counts'] }) {
  const [asked, setAsked] = useState<string | null>(null);
  const followUp = useFollowUp();
  const pause = api.useMutation('post', '/v1/jobs/pause', followUp(['/v1/jobs'], t.pausedNow));
  const resume = api.useMutation('post', '/v1/jobs/resume', followUp(['/v1/jobs'], t.resumedNow));
  const rows: Row[] = Object.entries(counts).map(([name, of]) => ({ name, ...of }));
  const bodyOf = (name: string) => ({ body: name === ALL ? {} : { name } });
  const columns = columnsOf(setAsked, (name) => resume.mutate(bodyOf(name)));
  return (
    <Panel
      title={t.counts}
      actions={
        <div className="flex gap-2">
          {rows.some(({ paused }) => paused) && (
            <Button onClick={() => resume.mutate(bodyOf(ALL))} disabled={resume.isPending}>
              {t.resumeAll}
            </Button>
          )}
          {rows.some(({ paused }) => !paused) && <Button onClick={() => setAsked(ALL)}>{t.pauseAll}</Button>}
        </div>
      }
    >
      <Table label={t.counts} columns={columns} rows={rows} rowKey={({ name }) => name} />
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === ALL ? t.confirmPause.all : t.confirmPause.one(kindName(asked ?? ''))}
        about={t.confirmPause.about}
        action={t.pause}
        busy={pause.isPending}
        onConfirm={() => pause.mutate(bodyOf(asked ?? ALL), { onSettled: () => setAsked(null) })}
      />
    </Panel>
  );
}

function columnsOf(onPause: (name: string) => void, onResume: (name: string) => void): Column<Row>[] {
  return [
    {
      name: t.columns.kind,
      cell: ({ name, paused }) => (
        <span className="flex flex-wrap items-center gap-2">
          {kindName(name)}
          {paused && <Badge tone="warning">{t.paused}</Badge>}
        </span>
      ),
    },
    ...COUNTS.map((count) => ({
      name: t.columns[count],
      numeric: true,
      cell: (row: Row) => formatNumber(row[count]),
    })),
    {
      name: t.columns.actions,
      className: '@lg:w-32',
      cell: ({ name, paused }) =>
        paused ? (
          <Button
            className="@lg:-my-1.5"
            aria-label={t.resumeKind(kindName(name))}
            onClick={() => onResume(name)}
          >
            <Play aria-hidden="true" />
            {t.resume}
          </Button>
        ) : (
          <Button
            className="@lg:-my-1.5"
            aria-label={t.pauseKind(kindName(name))}
            onClick={() => onPause(name)}
          >
            <Pause aria-hidden="true" />
            {t.pause}
          </Button>
        ),
    },
  ];
}

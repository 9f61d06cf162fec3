import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { useLiveRun } from '../../../api/live.js';
import { formatDuration, formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import { Loaded } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import { ProgressBar } from '../../../ui/progress.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import { ForScope } from '../shared/for-scope.js';
import { RefreshButton } from '../shared/refresh.js';

type Work = Schemas['WorkResponse'];

/** Half of the time after which another process takes the work over. */
const LATE_MS = 5000;

const t = operationsTexts.overview;
const COLUMNS: readonly Column<Work>[] = [
  {
    name: t.columns.who,
    cell: ({ host, pid, heartbeatAgeMs }) => (
      <span className="flex flex-wrap items-center gap-2">
        {t.worker(host, pid)}
        {heartbeatAgeMs !== null && heartbeatAgeMs > LATE_MS && (
          <Badge tone="warning">{t.beat(formatDuration(heartbeatAgeMs))}</Badge>
        )}
      </span>
    ),
  },
  { name: t.columns.what, cell: (work) => <Subject work={work} /> },
  { name: t.columns.stage, cell: (work) => <StageOf work={work} /> },
  { name: t.columns.progress, className: 'min-w-40', cell: (work) => <ProgressOf work={work} /> },
];

/** What each process does now. */
export function WorkersPanel() {
  return (
    <Panel title={t.workers} actions={<RefreshButton paths={['/v1/workers']} />}>
      <ForScope scope="admin">
        <Workers />
      </ForScope>
    </Panel>
  );
}

function Workers() {
  const query = api.useQuery('get', '/v1/workers', {});
  return (
    <Loaded query={query}>
      {({ work }) =>
        work.length === 0 ? (
          <p className="text-sm text-soft">{t.noWorkers}</p>
        ) : (
          <Table label={t.workers} columns={COLUMNS} rows={work} rowKey={keyOf} />
        )
      }
    </Loaded>
  );
}

function keyOf({ host, pid, kind, runId, model }: Work): string {
  return [host, pid, kind, runId, model].join(' ');
}

function Subject({ work: { documentId, title, model, kind } }: { work: Work }) {
  if (documentId === null || title === null) return t.modelChange(model ?? '');
  return (
    <Link to="/books/$documentId" params={{ documentId }} className="text-accent hover:underline">
      {kind === 'part' ? t.partOf(title) : title}
    </Link>
  );
}

function StageOf({ work }: { work: Work }) {
  return texts.common.stage[useProgress(work).stage];
}

function ProgressOf({ work }: { work: Work }) {
  const { done, total } = useProgress(work);
  if (total === 0) return null;
  const text = t.doneOf(formatNumber(done), formatNumber(total));
  return (
    <>
      <ProgressBar label={text} percent={(100 * done) / total} />
      <span className="text-xs text-soft tabular-nums">{text}</span>
    </>
  );
}

/** The events of a run are newer than what was read; the parts that help with it send none. */
function useProgress({ kind, runId, stage, done, total }: Work) {
  const live = useLiveRun(kind === 'part' ? null : runId);
  if (live === undefined || live.stage === null) return { stage, done, total };
  return { stage: live.stage, ...live.progress };
}

import type { Schemas } from '../../../api/client.js';
import { formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Age } from '../../../ui/age.js';
import { Badge } from '../../../ui/badge.js';
import { Panel } from '../../../ui/panel.js';
import { Select } from '../../../ui/select.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import { JOB_STATES } from '../search.js';
import { usePartSearch } from '../use-part.js';
import { kindName } from './names.js';

type Job = Schemas['QueuedJobResponse'];

const t = operationsTexts.queue;
const ANY = 'any';
const STATES = [ANY, ...JOB_STATES] as const;
const COLUMNS: readonly Column<Job>[] = [
  { name: t.jobColumns.kind, cell: ({ name }) => kindName(name) },
  { name: t.jobColumns.about, cell: ({ about }) => <span className="break-words">{about}</span> },
  {
    name: t.jobColumns.state,
    cell: ({ state }) => <Badge tone={state === 'active' ? 'accent' : 'neutral'}>{t.states[state]}</Badge>,
  },
  { name: t.jobColumns.priority, cell: ({ priority }) => t.priorities[priority] ?? priority },
  { name: t.jobColumns.attempts, numeric: true, cell: ({ attempts }) => formatNumber(attempts) },
  {
    name: t.jobColumns.since,
    cell: ({ enqueuedAt }) => <Age at={enqueuedAt} />,
  },
];

/** The next jobs of each kind, as the filters of the address choose them. */
export function JobsPanel({ jobs, kinds }: { jobs: readonly Job[]; kinds: readonly string[] }) {
  const [{ kind, state }, change] = usePartSearch();
  const shown = jobs.filter((job) => (!kind || job.name === kind) && (!state || job.state === state));
  return (
    <Panel
      title={t.jobs}
      actions={
        <div className="flex flex-wrap gap-2">
          <Select
            label={t.kindFilter}
            hideLabel
            className="w-48"
            value={kind ?? ANY}
            onChange={(value) => change({ kind: value === ANY ? undefined : value })}
            options={[ANY, ...kinds].map((value) => ({
              value,
              label: value === ANY ? `${t.kindFilter}: ${t.any}` : kindName(value),
            }))}
          />
          <Select
            label={t.stateFilter}
            hideLabel
            className="w-36"
            value={state ?? ANY}
            onChange={(value) => change({ state: value === ANY ? undefined : value })}
            options={STATES.map((value) => ({
              value,
              label: value === ANY ? `${t.stateFilter}: ${t.any}` : t.states[value],
            }))}
          />
        </div>
      }
    >
      {shown.length === 0 ? (
        <p className="text-sm text-soft">{jobs.length === 0 ? t.noJobs : t.noJobsSo}</p>
      ) : (
        <Table label={t.jobs} columns={COLUMNS} rows={shown} rowKey={({ id }) => id} />
      )}
    </Panel>
  );
}

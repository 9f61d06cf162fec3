import { api } from '../../../api/client.js';
import type { Schemas } from '../../../api/client.js';
import { formatBytes, formatDuration, formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import { Loaded } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import { Figures } from '../shared/figures.js';
import { ForScope } from '../shared/for-scope.js';

type Statistics = Schemas['StatisticsResponse'];
type StageSpeed = Schemas['StageSpeedResponse'];

const t = operationsTexts.overview;
/** Stages whose work is counted in pages; that of the others in chunks. */
const OF_PAGES: readonly StageSpeed['stage'][] = ['reading', 'structuring', 'chunking'];
const STAGE_COLUMNS: readonly Column<StageSpeed>[] = [
  { name: t.stageColumns.stage, cell: ({ stage }) => texts.common.stage[stage] },
  { name: t.stageColumns.median, numeric: true, cell: ({ median }) => formatDuration(median) },
  {
    name: t.stageColumns.rate,
    numeric: true,
    cell: ({ stage, perSecond }) =>
      perSecond !== null &&
      t.perSecond[OF_PAGES.includes(stage) ? 'pages' : 'chunks'](formatNumber(perSecond)),
  },
];

/** What the library holds, and how fast it grew in the last day. */
export function StatisticsPanels() {
  return (
    <ForScope scope="read">
      <Both />
    </ForScope>
  );
}

function Both() {
  const query = api.useQuery('get', '/v1/statistics', {});
  return (
    <Loaded query={query}>
      {(statistics) => (
        <div className="grid gap-4 lg:grid-cols-2">
          <LibraryPanel statistics={statistics} />
          <LastDayPanel lastDay={statistics.lastDay} />
        </div>
      )}
    </Loaded>
  );
}

function LibraryPanel({ statistics: { documents, sections, chunks, vectors } }: { statistics: Statistics }) {
  const names = t.figures;
  return (
    <Panel title={t.library}>
      <div className="flex flex-col gap-4">
        <Figures
          figures={[
            { name: names.documents, value: formatNumber(documents.total) },
            { name: names.pages, value: formatNumber(documents.pages) },
            { name: names.sections, value: formatNumber(sections) },
            { name: names.chunks, value: formatNumber(chunks.total) },
            { name: names.bytes, value: formatBytes(documents.bytes) },
            ...(chunks.meanTokens === null
              ? []
              : [{ name: names.tokens, value: formatNumber(chunks.meanTokens) }]),
          ]}
        />
        {vectors.length > 0 && (
          <div>
            <h3 className="text-sm font-medium">{t.vectors}</h3>
            <ul className="text-sm">
              {vectors.map(({ model, vectors: count, active }) => (
                <li key={model} className="flex flex-wrap items-center gap-2">
                  <span className="break-all">{model}</span>
                  <span className="tabular-nums">{formatNumber(count)}</span>
                  {active && <Badge tone="accent">{t.inUse}</Badge>}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Panel>
  );
}

function LastDayPanel({ lastDay: { runs, stages } }: { lastDay: Statistics['lastDay'] }) {
  const ended = Object.entries(runs);
  return (
    <Panel title={t.lastDay}>
      {ended.length === 0 ? (
        <p className="text-sm text-soft">{t.noRuns}</p>
      ) : (
        <div className="flex flex-col gap-3">
          <p className="flex flex-wrap gap-2">
            {ended.map(([state, count]) => (
              <Badge
                key={state}
                tone={state === 'completed' ? 'success' : state === 'failed' ? 'danger' : 'neutral'}
              >
                {t.runs(t.endStates[state] ?? state, formatNumber(count))}
              </Badge>
            ))}
          </p>
          <Table label={t.lastDay} columns={STAGE_COLUMNS} rows={stages} rowKey={({ stage }) => stage} />
        </div>
      )}
    </Panel>
  );
}

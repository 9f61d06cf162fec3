import type { Schemas } from '../../../api/client.js';
import { formatNumber, formatShare } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { texts } from '../../../texts/texts.js';
import { Panel } from '../../../ui/panel.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import type { ModelsStatus } from './use-models-status.js';

type Active = ModelsStatus['active'][number];
type Statistics = Schemas['StatisticsResponse'];

interface ActivePanelProps {
  readonly active: readonly Active[];
  readonly statistics: Statistics | undefined;
}

const t = operationsTexts.models;

/** Which model searches use for which chunks, and whether all of these have its vectors. */
export function ActivePanel({ active, statistics }: ActivePanelProps) {
  return (
    <Panel title={t.active}>
      <Table
        label={t.active}
        columns={columnsOf(statistics)}
        rows={active}
        rowKey={({ types }) => types.join(' ')}
      />
    </Panel>
  );
}

function columnsOf(statistics: Statistics | undefined): readonly Column<Active>[] {
  const vectors = ({ model }: Active) => statistics?.vectors.find((one) => one.model === model)?.vectors ?? 0;
  return [
    {
      name: t.activeColumns.types,
      cell: ({ types }) => types.map((type) => texts.common.type[type]).join(', '),
    },
    { name: t.activeColumns.model, cell: ({ model }) => <span className="break-all">{model}</span> },
    {
      name: t.activeColumns.vectors,
      numeric: true,
      cell: (row) => statistics && formatNumber(vectors(row)),
    },
    {
      name: t.activeColumns.coverage,
      numeric: true,
      cell: (row) => {
        const chunks = chunksOf(statistics, row);
        return chunks > 0 && t.coverage(formatShare(Math.min(1, vectors(row) / chunks), true));
      },
    },
    { name: t.activeColumns.previous, cell: ({ previous }) => previous.join(', ') || texts.common.none },
  ];
}

function chunksOf(statistics: Statistics | undefined, { types }: Active): number {
  return types.reduce((sum, type) => sum + (statistics?.chunks.byType[type] ?? 0), 0);
}

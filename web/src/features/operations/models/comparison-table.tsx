import { formatShare, formatNumber } from '../../../format/format.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Table } from '../../../ui/table.js';
import type { Column } from '../../../ui/table.js';
import { Figures } from '../shared/figures.js';
import type { Change } from './use-models-status.js';

type Comparison = NonNullable<Change['comparison']>;
type Figure = NonNullable<Comparison['figures']>[number];

const t = operationsTexts.models;
const COLUMNS: readonly Column<Figure>[] = [
  { name: t.figureColumns.name, cell: ({ name }) => name },
  { name: t.figureColumns.old, numeric: true, cell: (figure) => formatShare(figure.old, true) },
  { name: t.figureColumns.new, numeric: true, cell: (figure) => formatShare(figure.new, true) },
  {
    name: t.figureColumns.change,
    numeric: true,
    cell: (figure) => t.points(signed(Math.round(1000 * (figure.new - figure.old)) / 10)),
  },
];

/** How differently both models find, and how well, as far as the library itself can tell. */
export function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const { queries, overlap, leastOverlap, sameFirst, terms = 0, figures = [], noFigures } = comparison;
  return (
    <section aria-label={t.comparison} className="flex flex-col gap-3 rounded-lg bg-sunken p-3">
      <h3 className="font-medium">{t.comparison}</h3>
      <p className="text-sm text-soft">{t.queries(queries)}</p>
      <Figures
        figures={[
          { name: t.overlap, value: formatShare(overlap, true) },
          { name: t.leastOverlap, value: formatShare(leastOverlap, true) },
          { name: t.sameFirst, value: formatShare(sameFirst, true) },
        ]}
      />
      {noFigures !== undefined && <p className="text-sm text-soft">{noFigures}</p>}
      {figures.length > 0 && (
        <>
          <p className="text-sm text-soft">
            {t.terms(terms)}. {t.termsHint}
          </p>
          <Table label={t.terms(terms)} columns={COLUMNS} rows={figures} rowKey={({ name }) => name} />
        </>
      )}
    </section>
  );
}

function signed(points: number): string {
  return points > 0 ? `+${formatNumber(points)}` : formatNumber(points);
}

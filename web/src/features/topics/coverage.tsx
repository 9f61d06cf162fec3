import { useState } from 'react';
import { keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ListX } from 'lucide-react';
import { api } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { formatNumber } from '../../format/format.js';
import { useKeptText } from '../../state/use-kept-text.js';
import { topicsTexts } from '../../texts/topics.js';
import { texts } from '../../texts/texts.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { Loaded } from '../../ui/loaded.js';
import { EmptyState } from '../../ui/panel.js';
import { Select } from '../../ui/select.js';
import { Table } from '../../ui/table.js';
import type { Column } from '../../ui/table.js';
import { CoverageBar } from './coverage-bar.js';
import { CoverageCell } from './coverage-cell.js';
import { COVERAGES, LONGEST_TEXT, useChangePlace, useTopicsPlace } from './topics-place.js';

type Row = Schemas['SubtopicOverviewResponse'];

const PAGE = 50;
const MOST = 100;
const ALL = 'all';

/** How well the library serves the subtopics, and what it lacks. */
export function Coverage() {
  const { coverage, text } = useTopicsPlace();
  const [limit, setLimit] = useState(PAGE);
  const t = topicsTexts.coverage;
  const query = api.useQuery(
    'get',
    '/v1/rankings/overview',
    {
      params: {
        query: { limit, ...(coverage !== undefined && { coverage }), ...(text !== undefined && { text }) },
      },
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <div className="flex flex-col gap-4">
      <CoverageFilters />
      <Loaded query={query}>
        {({ totals, results, count }) => (
          <>
            <div className="grid gap-4 rounded-xl border bg-surface p-4 md:grid-cols-2">
              <CoverageBar name={topicsTexts.slots.concept} counts={totals.concept} />
              <CoverageBar name={topicsTexts.slots.code} counts={totals.code} />
              <p className="text-xs text-soft md:col-span-2">{t.meaning}</p>
            </div>
            {results.length === 0 ? (
              <EmptyState icon={<ListX />} title={t.emptyTitle} about={t.emptyAbout} />
            ) : (
              <div className="rounded-xl border bg-surface p-2">
                <Table label={t.table} columns={COLUMNS} rows={results} rowKey={({ id }) => id} />
              </div>
            )}
            <div className="flex items-center justify-center gap-3 text-sm text-soft">
              {t.shown(results.length, count)}
              {results.length < count && limit < MOST && (
                <Button onClick={() => setLimit(MOST)}>{texts.common.loadMore}</Button>
              )}
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}

function CoverageFilters() {
  const { coverage = ALL, text: kept = '' } = useTopicsPlace();
  const change = useChangePlace();
  const { text, type } = useKeptText(kept, (next) => change({ text: next }, false));
  const t = topicsTexts.coverage;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={t.filter}
        value={coverage}
        className="w-64"
        onChange={(value) => change({ coverage: COVERAGES.find((one) => one === value) })}
        options={[
          { value: ALL, label: t.all },
          ...COVERAGES.toReversed().map((value) => ({ value, label: t.only[value] })),
        ]}
      />
      <TextField
        label={t.text}
        className="w-64"
        value={text}
        maxLength={LONGEST_TEXT}
        onChange={(event) => type(event.target.value)}
      />
    </div>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  {
    name: topicsTexts.coverage.columns.subtopic,
    cell: ({ id, name }) => (
      <Link
        to="/topics"
        search={{ kind: 'subtopic', id }}
        className="font-medium break-words text-accent hover:underline"
      >
        {name}
      </Link>
    ),
  },
  {
    name: topicsTexts.coverage.columns.topic,
    cell: ({ zone, topic }) => (
      <span className="text-soft">
        {zone.name} › {topic.name}
      </span>
    ),
  },
  { name: topicsTexts.coverage.columns.concept, cell: ({ concept }) => <CoverageCell list={concept} /> },
  { name: topicsTexts.coverage.columns.code, cell: ({ code }) => <CoverageCell list={code} /> },
  { name: topicsTexts.coverage.columns.total, numeric: true, cell: ({ total }) => formatNumber(total) },
];

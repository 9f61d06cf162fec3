import { Suspense, lazy, useMemo, useState } from 'react';
import { rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { ColumnDef, RowSelectionState } from '@tanstack/react-table';
import type { ListedDocument } from '../../api/documents.js';
import { libraryTexts } from '../../texts/library.js';
import { CELLS } from './columns.js';
import { TableBody } from './table-body.js';
import { TableHead } from './table-head.js';
import type { Sort } from './library-search.js';

const BulkBar = lazy(() => import('./bulk-bar.js'));

const FEATURES = tableFeatures({ rowSelectionFeature });
/** The order of the columns; what stands in them is in `columns.tsx`. */
const COLUMNS: ColumnDef<typeof FEATURES, ListedDocument>[] = CELLS.map(({ id }) => ({ id, header: id }));

interface DocumentsTableProps {
  readonly rows: readonly ListedDocument[];
  /** Of all documents that the search allows, also those that have not been read yet. */
  readonly count: number;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** The end of the rows comes near. */
  readonly onEnd: () => void;
  readonly selected: Readonly<RowSelectionState>;
  readonly onSelect: (selected: Readonly<RowSelectionState>) => void;
}

export function DocumentsTable(props: DocumentsTableProps) {
  const { rows: data, count, sort, onSort, onEnd, selected, onSelect } = props;
  // State and not a ref: the rows are laid out before a ref of what is around them is set.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const table = useTable({
    features: FEATURES,
    columns: COLUMNS,
    data,
    getRowId: ({ id }) => id,
    state: { rowSelection: selected },
    onRowSelectionChange: (change) => onSelect(typeof change === 'function' ? change(selected) : change),
  });
  const { rows } = table.getRowModel();
  const chosen = useMemo(() => data.filter(({ id }) => selected[id]), [data, selected]);
  return (
    <>
      <Suspense>{chosen.length > 0 && <BulkBar documents={chosen} onClear={() => onSelect({})} />}</Suspense>
      <div
        ref={setScroller}
        role="region"
        aria-label={libraryTexts.table}
        tabIndex={0}
        className="@container min-h-48 flex-1 overflow-auto rounded-xl border bg-surface"
      >
        <div role="table" aria-label={libraryTexts.table} aria-rowcount={count + 1}>
          <TableHead
            sort={sort}
            onSort={onSort}
            isAllSelected={chosen.length === data.length}
            isSomeSelected={chosen.length > 0}
            onSelectAll={(all) => table.toggleAllRowsSelected(all)}
          />
          <TableBody rows={rows} scroller={scroller} selected={selected} onEnd={onEnd} />
        </div>
      </div>
    </>
  );
}

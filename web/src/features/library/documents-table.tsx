import { Suspense, lazy, useRef } from 'react';
import { rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { ColumnDef, RowSelectionState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ListedDocument } from '../../api/documents.js';
import { texts } from '../../texts/texts.js';
import { CELLS } from './columns.js';
import { DocumentRow } from './document-row.js';
import { TableHead } from './table-head.js';
import type { Sort } from './library-search.js';

const BulkBar = lazy(() => import('./bulk-bar.js'));

const ROW_PX = 64;
const ROWS_BEYOND_VIEW = 6;
/** The next page is read when so many rows are left below the view. */
const ROWS_AHEAD = 40;

const FEATURES = tableFeatures({ rowSelectionFeature });
/** The order of the columns; what stands in them is in `columns.tsx`. */
const COLUMNS: ColumnDef<typeof FEATURES, ListedDocument>[] = CELLS.map(({ id }) => ({ id, header: id }));

interface DocumentsTableProps {
  readonly rows: readonly ListedDocument[];
  /** Of all documents that the search allows, also those that have not been read yet. */
  readonly count: number;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** The end of the rows comes into view. */
  readonly onEnd: () => void;
  readonly selected: Readonly<RowSelectionState>;
  readonly onSelect: (selected: Readonly<RowSelectionState>) => void;
}

/** Draws the rows in view alone, so that ten thousand documents scroll like ten. */
export function DocumentsTable(props: DocumentsTableProps) {
  const { rows: data, count, sort, onSort, onEnd, selected, onSelect } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTable({
    features: FEATURES,
    columns: COLUMNS,
    data,
    getRowId: ({ id }) => id,
    state: { rowSelection: selected },
    onRowSelectionChange: (change) => onSelect(typeof change === 'function' ? change(selected) : change),
  });
  const { rows } = table.getRowModel();
  const view = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]!.id,
    overscan: ROWS_BEYOND_VIEW,
    onChange: ({ range }) => {
      if (range && range.endIndex >= rows.length - ROWS_AHEAD) onEnd();
    },
  });
  const chosen = rows.filter((row) => row.getIsSelected()).map(({ original }) => original);
  return (
    <>
      <Suspense>{chosen.length > 0 && <BulkBar documents={chosen} onClear={() => onSelect({})} />}</Suspense>
      <div
        ref={scroller}
        role="region"
        aria-label={texts.library.table}
        tabIndex={0}
        className="min-h-48 flex-1 overflow-auto rounded-xl border bg-surface"
      >
        <div role="table" aria-label={texts.library.table} aria-rowcount={count + 1}>
          <TableHead
            sort={sort}
            onSort={onSort}
            isAllSelected={table.getIsAllRowsSelected()}
            isSomeSelected={chosen.length > 0}
            onSelectAll={(all) => table.toggleAllRowsSelected(all)}
          />
          <div role="rowgroup" className="relative" style={{ height: view.getTotalSize() }}>
            {view.getVirtualItems().map(({ index, start }) => {
              const row = rows[index]!;
              return (
                <DocumentRow
                  key={row.id}
                  document={row.original}
                  index={index}
                  start={start}
                  isSelected={row.getIsSelected()}
                  onSelect={row.getToggleSelectedHandler()}
                />
              );
            })}
          </div>
        </div>
      </div>
    </>
  );
}

import type { RowSelectionState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ListedDocument } from '../../api/documents.js';
import { DocumentRow } from './document-row.js';

const ROW_PX = 64;
const ROWS_BEYOND_VIEW = 6;
/** The next page is read when so many rows are left below the view. */
const ROWS_AHEAD = 80;

interface TableBodyProps {
  readonly rows: readonly {
    readonly id: string;
    readonly original: ListedDocument;
    readonly getToggleSelectedHandler: () => (event: unknown) => void;
  }[];
  /** What scrolls around the rows; null until it is there. */
  readonly scroller: HTMLDivElement | null;
  readonly selected: Readonly<RowSelectionState>;
  readonly onEnd: () => void;
}

/** Draws the rows in view alone, so that ten thousand documents scroll like ten. Nothing else is drawn for that. */
export function TableBody({ rows, scroller, selected, onEnd }: TableBodyProps) {
  const view = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]!.id,
    overscan: ROWS_BEYOND_VIEW,
    onChange: ({ range }) => {
      if (range && range.endIndex >= rows.length - ROWS_AHEAD) onEnd();
    },
  });
  return (
    <div role="rowgroup" className="relative" style={{ height: view.getTotalSize() }}>
      {view.getVirtualItems().map(({ index, start }) => {
        const row = rows[index]!;
        return (
          <DocumentRow
            key={row.id}
            document={row.original}
            index={index}
            start={start}
            isSelected={selected[row.id] === true}
            onSelect={row.getToggleSelectedHandler()}
          />
        );
      })}
    </div>
  );
}

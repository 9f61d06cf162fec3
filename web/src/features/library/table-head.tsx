import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { libraryTexts } from '../../texts/library.js';
import { classes } from '../../ui/classes.js';
import { CELLS, COLUMN_WIDTHS } from './columns.js';
import type { Cell } from './columns.js';
import type { Sort } from './library-search.js';

const words = libraryTexts;

/** Which order a click on a column begins with: the newest, the longest, but titles from A. */
const FIRST_SORTS: Partial<Record<Cell['id'], Sort>> = {
  title: 'title',
  pages: '-pages',
  createdAt: '-createdAt',
};

interface TableHeadProps {
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly isAllSelected: boolean;
  readonly isSomeSelected: boolean;
  readonly onSelectAll: (all: boolean) => void;
}

export function TableHead(props: TableHeadProps) {
  const { sort, onSort, isAllSelected, isSomeSelected, onSelectAll } = props;
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b bg-surface text-xs font-medium text-soft">
      <div role="row" aria-rowindex={1} className={classes('grid h-9 items-center', COLUMN_WIDTHS)}>
        <div role="columnheader" className="flex justify-center">
          <input
            type="checkbox"
            aria-label={words.selectAll}
            className="size-4 accent-accent"
            checked={isAllSelected}
            ref={(box) => {
              if (box) box.indeterminate = isSomeSelected && !isAllSelected;
            }}
            onChange={(event) => onSelectAll(event.target.checked)}
          />
        </div>
        {CELLS.map(({ id, className }) => (
          <HeadCell key={id} id={id} className={className} sort={sort} onSort={onSort} />
        ))}
        <div role="columnheader">
          <span className="sr-only">{words.columns.actions}</span>
        </div>
      </div>
    </div>
  );
}

interface HeadCellProps extends Pick<TableHeadProps, 'sort' | 'onSort'> {
  readonly id: Cell['id'];
  readonly className: string | undefined;
}

function HeadCell({ id, className, sort, onSort }: HeadCellProps) {
  const first = FIRST_SORTS[id];
  const isSorted = first !== undefined && sort.replace('-', '') === id;
  const isDown = sort.startsWith('-');
  const Arrow = !isSorted ? ChevronsUpDown : isDown ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      {...(isSorted && { 'aria-sort': isDown ? ('descending' as const) : ('ascending' as const) })}
      className={classes('flex items-center px-2', className, id === 'status' && 'hidden @2xl:flex')}
      title={id === 'coverage' ? words.coverageAbout : undefined}
    >
      {first === undefined ? (
        words.columns[id]
      ) : (
        <button
          type="button"
          className="inline-flex items-center gap-1 rounded hover:text-text"
          onClick={() => onSort(isSorted ? turned(sort) : first)}
        >
          {words.columns[id]}
          <Arrow className="size-3.5" aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

function turned(sort: Sort): Sort {
  return (sort.startsWith('-') ? sort.slice(1) : `-${sort}`) as Sort;
}

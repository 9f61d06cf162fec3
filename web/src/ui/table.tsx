import type { ReactNode } from 'react';
import { classes } from './classes.js';

export interface Column<T> {
  readonly name: string;
  readonly cell: (row: T) => ReactNode;
  /** Numbers stand at the right, so that they can be compared. */
  readonly numeric?: boolean;
  readonly className?: string;
}

interface TableProps<T> {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
}

/**
 * A table for up to some hundred rows; longer lists draw only the rows in view. Where it is narrow, each row is a list of
 * its cells with their names: that is why it is made of roles.
 */
export function Table<T>({ label, columns, rows, rowKey }: TableProps<T>) {
  return (
    <div className="@container overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
      <div role="table" className="w-full border-collapse text-sm @lg:table">
        <div role="rowgroup" className="sr-only @lg:not-sr-only @lg:table-header-group">
          <div role="row" className="border-b text-left text-xs text-soft @lg:table-row">
            {columns.map(({ name, numeric = false, className }) => (
              <div
                key={name}
                role="columnheader"
                className={classes(
                  'px-2 py-1.5 font-medium @lg:table-cell',
                  numeric && 'text-right',
                  className,
                )}
              >
                {name}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="@lg:table-row-group">
          {rows.map((row) => (
            <div
              key={rowKey(row)}
              role="row"
              className="flex flex-col gap-1 border-b py-2 last:border-0 @lg:table-row"
            >
              {columns.map(({ name, cell, numeric = false, className }) => (
                <div
                  key={name}
                  role="cell"
                  data-name={name}
                  className={classes(
                    'grid grid-cols-[7rem_minmax(0,1fr)] gap-2 px-2',
                    'before:text-xs before:leading-5 before:text-soft before:content-[attr(data-name)]',
                    '@lg:table-cell @lg:py-2 @lg:align-top @lg:before:content-none',
                    numeric && 'tabular-nums @lg:text-right',
                    className,
                  )}
                >
                  <div>{cell(row)}</div>
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

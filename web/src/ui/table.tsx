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

/** A table for up to some hundred rows; longer lists draw only the rows in view. */
export function Table<T>({ label, columns, rows, rowKey }: TableProps<T>) {
  return (
    <div className="overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b text-left text-xs text-soft">
            {columns.map(({ name, numeric = false, className }) => (
              <th
                key={name}
                scope="col"
                className={classes('px-2 py-1.5 font-medium', numeric && 'text-right', className)}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b last:border-0">
              {columns.map(({ name, cell, numeric = false, className }) => (
                <td
                  key={name}
                  className={classes('px-2 py-2 align-top', numeric && 'text-right tabular-nums', className)}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

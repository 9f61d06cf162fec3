import type { ReactNode } from 'react';
import { classes } from '../../../ui/classes.js';

export interface Bar {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: number;
  /** The value as people read it. */
  readonly text: string;
  /** A background colour of the theme. */
  readonly colour?: string;
}

/** Amounts as bars, each with its name and value as text, so that nothing is told by length or colour alone. */
export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-[minmax(6rem,auto)_1fr_auto] items-center gap-x-3 gap-y-2 text-sm"
    >
      {bars.map(({ key, label: name, value, text, colour = 'bg-accent' }) => (
        <li key={key} className="col-span-3 grid grid-cols-subgrid items-center">
          <span className="max-w-56 truncate">{name}</span>
          <span aria-hidden="true" className="h-3 rounded bg-sunken">
            <span
              className={classes('block h-full min-w-0.5 rounded', colour)}
              style={{ width: `${(value / most) * 100}%` }}
            />
          </span>
          <span className="text-right text-soft tabular-nums">{text}</span>
        </li>
      ))}
    </ul>
  );
}

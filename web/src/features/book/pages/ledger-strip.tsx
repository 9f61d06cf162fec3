import { useMemo } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { bookTexts } from '../../../texts/book.js';
import { classes } from '../../../ui/classes.js';
import { useLedger } from '../use-book.js';
import { stretchesOf, verdictOf } from './ledger.js';
import type { Verdict } from './ledger.js';

/** Kept pages are a full bar, those left out a low one, failed ones a full one in the colour of danger with a line above. */
const LOOKS: Readonly<Record<Verdict, string>> = {
  kept: 'h-3 bg-success',
  'left-out': 'h-1.5 bg-line-strong',
  failed: 'h-3 bg-danger border-t-2 border-text',
};

interface LedgerStripProps {
  readonly documentId: string;
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}

/** All pages of the book in one strip, with what became of each; a click on it, or the arrow keys, lead to the page. */
export function LedgerStrip({ documentId, page, pages, onTurn }: LedgerStripProps) {
  const { data } = useLedger(documentId);
  const lines = data?.lines;
  const stretches = useMemo(() => stretchesOf(lines ?? []), [lines]);
  const here = stretches.find(({ pageFirst, pageLast }) => pageFirst <= page && page <= pageLast);
  const note = [...(data?.failures ?? []), ...(data?.warnings ?? [])].find((entry) => entry.page === page);
  const fate = here ? bookTexts.fates[here.kind] : bookTexts.fateUnknown;
  const turn = (to: number) => onTurn(Math.min(Math.max(to, 1), pages));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    turn(1 + Math.floor(((event.clientX - left) / width) * pages));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const tenth = Math.max(1, Math.round(pages / 10));
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: page - 1,
      ArrowDown: page - 1,
      ArrowRight: page + 1,
      ArrowUp: page + 1,
      PageDown: page + tenth,
      PageUp: page - tenth,
      Home: 1,
      End: pages,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    turn(to);
  };
  return (
    <div className="flex flex-col gap-1">
      <div
        role="slider"
        tabIndex={0}
        aria-label={bookTexts.strip}
        aria-valuemin={1}
        aria-valuemax={pages}
        aria-valuenow={page}
        aria-valuetext={bookTexts.stripValue(page, fate)}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        className="relative flex h-4 cursor-pointer items-end rounded-sm bg-sunken"
      >
        {stretches.map(({ kind, pageFirst, pageLast }) => (
          <div
            key={pageFirst}
            data-fate={kind}
            title={bookTexts.stretch(pageFirst, pageLast, bookTexts.fates[kind])}
            style={{
              left: `${((pageFirst - 1) / pages) * 100}%`,
              width: `${((pageLast - pageFirst + 1) / pages) * 100}%`,
            }}
            className={classes('absolute bottom-0', LOOKS[verdictOf(kind)])}
          />
        ))}
        <div
          aria-hidden="true"
          style={{ left: `${((page - 0.5) / pages) * 100}%` }}
          className="absolute -top-0.5 h-5 w-1 -translate-x-1/2 rounded bg-text ring-2 ring-page"
        />
      </div>
      <p className="truncate text-xs text-soft" data-fate-here={here?.kind}>
        {bookTexts.stripValue(page, fate)}
        {note && ` · ${note.reason}`}
      </p>
    </div>
  );
}

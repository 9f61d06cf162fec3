import { memo } from 'react';
import type { ListedDocument } from '../../api/documents.js';
import { libraryTexts } from '../../texts/library.js';
import { classes } from '../../ui/classes.js';
import { CELLS, COLUMN_WIDTHS } from './columns.js';
import { RowMenu } from './row-menu.js';

interface DocumentRowProps {
  readonly document: ListedDocument;
  readonly index: number;
  /** Pixels from the first row. */
  readonly start: number;
  readonly isSelected: boolean;
  /** For the event of the box: with Shift, all between it and the last one. */
  readonly onSelect: (event: unknown) => void;
}

/** Drawn again only when it changes: while a person scrolls, the others stay. */
export const DocumentRow = memo(function DocumentRow(props: DocumentRowProps) {
  const { document, index, start, isSelected, onSelect } = props;
  return (
    <div
      role="row"
      // The head is the first row.
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${start}px)` }}
      className={classes(
        'absolute inset-x-0 top-0 grid h-16 content-center items-center border-b text-sm hover:bg-sunken',
        isSelected && 'bg-accent-soft',
        COLUMN_WIDTHS,
      )}
    >
      <div role="cell" className="row-span-2 flex justify-center @2xl:row-span-1">
        <input
          type="checkbox"
          aria-label={libraryTexts.select(document.title)}
          className="size-4 accent-accent"
          checked={isSelected}
          onChange={onSelect}
        />
      </div>
      {CELLS.map(({ id, cell, className }) => (
        <div key={id} role="cell" className={classes('flex min-w-0 items-center px-2', className)}>
          {cell(document)}
        </div>
      ))}
      <div
        role="cell"
        className="col-start-3 row-span-2 row-start-1 @2xl:col-auto @2xl:row-span-1 @2xl:row-auto"
      >
        <RowMenu document={document} />
      </div>
    </div>
  );
}, isSame);

function isSame(before: DocumentRowProps, now: DocumentRowProps): boolean {
  return (
    before.document === now.document &&
    before.index === now.index &&
    before.start === now.start &&
    before.isSelected === now.isSelected
  );
}

import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { bookTexts } from '../../../texts/book.js';
import { classes } from '../../../ui/classes.js';
import { HandSign } from '../chunk/hand-sign.js';
import type { Section } from '../use-book.js';
import { rowsOf, sectionAt } from './contents-rows.js';
import type { ContentsRow } from './contents-rows.js';

const ROW_PX = 30;

interface ContentsTreeProps {
  readonly sections: readonly Section[];
  readonly page: number;
  readonly onOpen: (page: number) => void;
}

/** The contents of a book as a tree; only the rows in view are drawn. */
export function ContentsTree({ sections, page, onOpen }: ContentsTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(sections, closed), [sections, closed]);
  const current = sectionAt(sections, page);
  const at = Math.max(
    0,
    rows.findIndex(({ section }) => section.id === (focused ?? current?.id)),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const currentIndex = rows.findIndex(({ section }) => section.id === current?.id);
  useEffect(() => {
    if (currentIndex >= 0) virtual.scrollToIndex(currentIndex, { align: 'auto' });
  }, [virtual, currentIndex]);

  const setOpen = ({ section }: ContentsRow, isOpen: boolean) => {
    const next = new Set(closed);
    if (isOpen) next.delete(section.id);
    else next.add(section.id);
    setClosed(next);
  };
  const focus = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    setFocused(row.section.id);
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    if (!row) return;
    const parent = () => rows.findLastIndex(({ section }, i) => i < at && section.level < row.section.level);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(at + 1),
      ArrowUp: () => focus(at - 1),
      Home: () => focus(0),
      End: () => focus(rows.length - 1),
      ArrowRight: () => (row.hasChildren && !row.isOpen ? setOpen(row, true) : focus(at + 1)),
      ArrowLeft: () => (row.hasChildren && row.isOpen ? setOpen(row, false) : focus(parent())),
      Enter: () => onOpen(row.section.pageFirst),
      ' ': () => onOpen(row.section.pageFirst),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  if (sections.length === 0) return <p className="p-2 text-sm text-soft">{bookTexts.noContents}</p>;
  return (
    <div
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label={bookTexts.contents}
      aria-activedescendant={`section-${rows[at]?.section.id ?? ''}`}
      onKeyDown={onKeyDown}
      className="group/tree min-h-0 flex-1 overflow-auto"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <TreeRow
            key={rows[index]!.section.id}
            row={rows[index]!}
            start={start}
            isFocused={index === at}
            isCurrent={rows[index]!.section.id === current?.id}
            onToggle={(isOpen) => setOpen(rows[index]!, isOpen)}
            onOpen={() => {
              setFocused(rows[index]!.section.id);
              onOpen(rows[index]!.section.pageFirst);
            }}
          />
        ))}
      </div>
    </div>
  );
}

interface TreeRowProps {
  readonly row: ContentsRow;
  readonly start: number;
  readonly isFocused: boolean;
  readonly isCurrent: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onOpen: () => void;
}

function TreeRow({
  row: { section, hasChildren, isOpen },
  start,
  isFocused,
  isCurrent,
  onToggle,
  onOpen,
}: TreeRowProps) {
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div
      id={`section-${section.id}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={section.level + 1}
      aria-selected={isCurrent}
      {...(hasChildren && { 'aria-expanded': isOpen })}
      onClick={onOpen}
      style={{ transform: `translateY(${start}px)`, height: ROW_PX, paddingLeft: 4 + 14 * section.level }}
      className={classes(
        'absolute inset-x-0 top-0 flex cursor-pointer items-center gap-1 rounded-md pr-2 text-sm hover:bg-sunken',
        isCurrent && 'bg-accent-soft font-medium text-accent',
        isFocused &&
          'group-focus-visible/tree:ring-2 group-focus-visible/tree:ring-accent group-focus-visible/tree:ring-inset',
      )}
    >
      <span
        aria-hidden="true"
        className="size-4 shrink-0"
        onClick={(event) => {
          if (!hasChildren) return;
          event.stopPropagation();
          onToggle(!isOpen);
        }}
      >
        {hasChildren && <Chevron className="size-4" />}
      </span>
      <span className="min-w-0 flex-1 truncate" title={section.title}>
        {section.title}
      </span>
      {section.corrected && <HandSign />}
      <span className="shrink-0 text-xs text-soft tabular-nums">
        {section.pageLabelFirst ?? section.pageFirst}
      </span>
    </div>
  );
}

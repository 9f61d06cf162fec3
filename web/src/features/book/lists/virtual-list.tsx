import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

interface VirtualListProps<T> {
  /** What it lists, for screen readers. */
  readonly label: string;
  readonly rows: readonly T[];
  readonly rowKey: (row: T, index: number) => string;
  /** Height of a row before it is drawn, in CSS pixels. */
  readonly estimate: number;
  readonly children: (row: T) => ReactNode;
  /** Called when the last rows come into view. */
  readonly onEnd?: () => void;
}

/** A list of any length; only the rows in view are drawn. */
export function VirtualList<T>({ label, rows, rowKey, estimate, children, onEnd }: VirtualListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => rowKey(rows[index]!, index),
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const isAtEnd = (items.at(-1)?.index ?? -1) >= rows.length - 1;
  useEffect(() => {
    if (isAtEnd) onEnd?.();
  }, [isAtEnd, rows.length, onEnd]);
  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="list"
      aria-label={label}
      className="min-h-72 flex-1 overflow-auto rounded-lg border bg-surface"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, key }) => (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            role="listitem"
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0 border-b"
            style={{ transform: `translateY(${start}px)` }}
          >
            {children(rows[index]!)}
          </div>
        ))}
      </div>
    </div>
  );
}

import { useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { libraryTexts } from '../../../texts/library.js';
import type { UploadItem } from './upload-item.js';
import { UploadRow } from './upload-row.js';

/** With one line of text; what an error says may take more. */
const ROW_PX = 52;
const ROWS_BEYOND_VIEW = 4;

/** Each file. Of the hundreds of a folder, those in view are drawn. */
export function UploadList({ items }: { items: readonly UploadItem[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => items[index]!.id,
    overscan: ROWS_BEYOND_VIEW,
  });
  return (
    <div
      ref={scroller}
      role="list"
      aria-label={libraryTexts.uploads.title}
      tabIndex={0}
      className="max-h-56 overflow-auto border-t"
    >
      <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <UploadRow
            key={items[index]!.id}
            item={items[index]!}
            count={items.length}
            index={index}
            measure={rows.measureElement}
            style={{ transform: `translateY(${start}px)`, minHeight: ROW_PX }}
          />
        ))}
      </div>
    </div>
  );
}

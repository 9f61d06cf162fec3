import { useCallback } from 'react';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Loaded } from '../../../ui/loaded.js';
import { Select } from '../../../ui/select.js';
import { CHUNK_TYPES } from '../../../api/words.js';
import { useBookPlace } from '../book-search.js';
import type { ChunkType } from '../../../api/words.js';
import { HandSign } from '../chunk/hand-sign.js';
import { TypeBadge } from '../../../ui/type-badge.js';
import { useChunkList } from '../use-book.js';
import type { Chunk } from '../use-book.js';
import { VirtualList } from './virtual-list.js';

const ROW_PX = 92;
const ALL = 'all';

/** All chunks of the book in reading order. */
export function ChunksView() {
  const { documentId, type, go } = useBookPlace();
  const list = useChunkList(documentId, type);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <Loaded query={list}>
      {({ pages }) => (
        <div className="flex min-h-0 flex-1 flex-col gap-3">
          <div className="flex flex-wrap items-end gap-3">
            <Select<ChunkType | typeof ALL>
              label={bookTexts.filterType}
              value={type ?? ALL}
              onChange={(value) => go({ type: value === ALL ? undefined : value }, true)}
              options={[
                { value: ALL, label: bookTexts.allTypes },
                ...CHUNK_TYPES.map((value) => ({ value, label: texts.common.type[value] })),
              ]}
              className="w-44"
            />
            <p className="pb-1.5 text-sm text-soft" role="status">
              {texts.common.chunks(pages[0]?.count ?? 0)}
            </p>
          </div>
          <VirtualList
            label={bookTexts.tabs.chunks}
            rows={pages.flatMap(({ results }) => results)}
            rowKey={({ chunkId }) => chunkId}
            estimate={ROW_PX}
            onEnd={readOn}
          >
            {(chunk) => (
              <ChunkRow
                chunk={chunk}
                onOpen={() =>
                  go({ view: 'pages', chunk: chunk.chunkId, page: chunk.pageFirst, mark: undefined })
                }
              />
            )}
          </VirtualList>
        </div>
      )}
    </Loaded>
  );
}

function ChunkRow({ chunk, onOpen }: { chunk: Chunk; onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex w-full flex-col gap-1 px-4 py-2.5 text-left text-sm hover:bg-sunken"
    >
      <span className="flex w-full flex-wrap items-center gap-2">
        <TypeBadge type={chunk.type} />
        {chunk.corrected && <HandSign />}
        <span className="min-w-0 flex-1 truncate text-xs text-soft">{chunk.sectionPath.join(' › ')}</span>
        <span className="text-xs text-soft tabular-nums">
          {texts.common.page(chunk.pageFirst, chunk.pageLabelFirst)} · {texts.common.tokens(chunk.tokens)}
        </span>
      </span>
      <span className="line-clamp-2 break-words">{chunk.text}</span>
    </button>
  );
}

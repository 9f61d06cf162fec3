import { useState } from 'react';
import type { ReactNode } from 'react';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { problemOf } from '../../../api/problem.js';
import { SimilarPassages } from '../../../app/similar-passages.js';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { IconButton } from '../../../ui/button.js';
import { Loaded } from '../../../ui/loaded.js';
import { useBookPlace } from '../book-search.js';
import { useChunk } from '../use-book.js';
import type { WholeChunk } from '../use-book.js';
import { CorrectChunk } from '../corrections/correct-chunk.js';
import { CorrectionItem } from '../corrections/correction-item.js';
import { ChunkFacts } from './chunk-facts.js';
import { ChunkText } from './chunk-text.js';
import { HandSign } from './hand-sign.js';
import { TypeBadge } from '../../../ui/type-badge.js';

/** Everything about the chosen chunk, beside the page; on narrow screens over its lower half. */
export function ChunkPanel({ chunkId }: { chunkId: string }) {
  const { go } = useBookPlace();
  const chunk = useChunk(chunkId);
  const close = () => go({ chunk: undefined, mark: undefined }, true);
  const isGone = chunk.error !== null && problemOf(chunk.error).status === 404;
  return (
    <section
      aria-label={bookTexts.chosenChunk}
      onKeyDown={(event) => event.key === 'Escape' && close()}
      className="fixed inset-x-0 bottom-0 z-30 flex max-h-[55dvh] flex-col overflow-hidden rounded-t-xl border bg-surface shadow-xl lg:static lg:max-h-none lg:w-88 lg:shrink-0 lg:rounded-xl lg:shadow-none"
    >
      <div className="flex items-center justify-between gap-2 border-b px-3 py-2">
        {chunk.data && !isGone ? (
          <ChunkHead chunk={chunk.data} />
        ) : (
          <h2 className="font-semibold">{bookTexts.chosenChunk}</h2>
        )}
        <IconButton label={bookTexts.closeChunk} onClick={close}>
          <X />
        </IconButton>
      </div>
      <div
        className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto p-3"
        tabIndex={0}
        role="group"
        aria-label={bookTexts.aboutChunk}
      >
        {isGone ? (
          <p role="alert" className="text-sm text-soft">
            {bookTexts.chunkGone}
          </p>
        ) : (
          <Loaded query={chunk}>{(data) => <ChunkBody chunk={data} />}</Loaded>
        )}
      </div>
    </section>
  );
}

function ChunkHead({
  chunk: { type, corrected, previous, next, pageFirst, pageLabelFirst },
}: {
  chunk: WholeChunk;
}) {
  const { go } = useBookPlace();
  // The page follows the passage.
  const choose = (chunk: string) => go({ chunk, mark: undefined, page: undefined }, true);
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <h2 className="sr-only">{bookTexts.chosenChunk}</h2>
      <TypeBadge type={type} />
      {corrected && <HandSign />}
      <button
        type="button"
        className="text-sm text-accent hover:underline"
        onClick={() => go({ page: pageFirst })}
      >
        {texts.common.page(pageFirst, pageLabelFirst)}
      </button>
      <span className="ml-auto flex">
        <IconButton
          label={bookTexts.previousChunk}
          disabled={previous === null}
          onClick={() => previous !== null && choose(previous)}
        >
          <ChevronLeft />
        </IconButton>
        <IconButton
          label={bookTexts.nextChunk}
          disabled={next === null}
          onClick={() => next !== null && choose(next)}
        >
          <ChevronRight />
        </IconButton>
      </span>
    </div>
  );
}

function ChunkBody({ chunk }: { chunk: WholeChunk }) {
  return (
    <>
      <ChunkText chunk={chunk} />
      <ChunkFacts chunk={chunk} />
      {chunk.corrections.length > 0 && (
        <section aria-label={bookTexts.correctedByHand} className="flex flex-col gap-2 rounded-lg border p-2">
          <h3 className="text-sm font-semibold">{bookTexts.correctedByHand}</h3>
          {chunk.corrections.map((correction) => (
            <CorrectionItem key={correction.id} correction={correction} />
          ))}
        </section>
      )}
      <Fold title={bookTexts.correct}>
        <CorrectChunk chunk={chunk} />
      </Fold>
      <Fold title={bookTexts.similar}>
        <SimilarPassages chunkId={chunk.chunkId} />
      </Fold>
    </>
  );
}

/** A part of the panel that is read from the server only when it is opened. */
function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="flex flex-col gap-2">
      <summary className="cursor-pointer text-sm font-semibold">{title}</summary>
      {isOpen && <div className="pt-2">{children}</div>}
    </details>
  );
}

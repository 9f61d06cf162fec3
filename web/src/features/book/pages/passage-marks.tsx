import { bookTexts } from '../../../texts/book.js';
import { useBookPlace } from '../book-search.js';
import { usePage } from '../use-book.js';
import { rectOf } from './paper.js';
import { useMarks } from './use-passage.js';

interface PassageMarksProps {
  readonly chunkId: string;
  /** Whose words are marked; without one only the passage is outlined. */
  readonly query: string | undefined;
  readonly page: number;
}

/** Outlines a passage on a page, marks the words of the query in it, and scrolls it into view. */
export function PassageMarks({ chunkId, query, page }: PassageMarksProps) {
  const { documentId } = useBookPlace();
  const { data: stored } = usePage(documentId, page);
  const { data } = useMarks(chunkId, query);
  const here = data?.pages.find((entry) => entry.page === page);
  if (here === undefined || stored === undefined) return null;
  const { width, height } = stored;
  return (
    <svg
      // Another passage scrolls into view, too.
      key={`${chunkId} ${page} ${query ?? ''}`}
      ref={scrollToPassage}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={bookTexts.marked(here.words.length)}
      data-layer="marks"
      className="pointer-events-none absolute inset-0 size-full overflow-visible mix-blend-multiply"
    >
      {here.words.map((box, index) => (
        <rect key={index} {...rectOf(box, height)} data-word={box.text} rx={1} className="fill-mark" />
      ))}
      {here.boxes.map((box, index) => (
        <rect
          key={index}
          {...rectOf(box, height)}
          data-passage={chunkId}
          strokeWidth={2}
          className="fill-none stroke-accent"
        />
      ))}
    </svg>
  );
}

function scrollToPassage(marks: SVGSVGElement | null): void {
  const word = marks?.querySelector('[data-word]');
  // On narrow screens the panel of the chunk covers the lower half.
  const block = matchMedia('(width < 64rem)').matches ? 'start' : 'center';
  if (word) word.scrollIntoView({ block, inline: 'nearest' });
  else marks?.querySelector('[data-passage]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

import { useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import type { Problem } from '../../../api/problem.js';
import { bookTexts } from '../../../texts/book.js';
import { classes } from '../../../ui/classes.js';
import { Loaded } from '../../../ui/loaded.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { usePage } from '../use-book.js';
import type { StoredPage } from '../use-book.js';
import { ChunkBoxes } from './chunk-boxes.js';
import { chunkAt } from './paper.js';
import type { PictureWidth } from './paper.js';
import { TextLayer } from './text-layer.js';
import { usePagePicture } from './use-page-picture.js';

interface PageSheetProps {
  readonly documentId: string;
  readonly page: number;
  readonly pictureWidth: PictureWidth;
  readonly showChunks: boolean;
  readonly chosen: string | undefined;
  readonly onChoose: (chunkId: string) => void;
  /** Drawn between the picture and the chunks. */
  readonly marks: ReactNode;
}

/** One page as paper: its picture, the chunks over it, and its words to select. */
export function PageSheet(props: PageSheetProps) {
  const stored = usePage(props.documentId, props.page);
  // Most pages have about the shape of A4, so that little moves when it is there.
  if (stored.isPending) return <Blank className="aspect-[1/1.414] w-full bg-surface" />;
  return <Loaded query={stored}>{(page) => <Paper {...props} stored={page} />}</Loaded>;
}

function Paper(props: PageSheetProps & { stored: StoredPage }) {
  const { documentId, page, pictureWidth, stored, showChunks, chosen, onChoose, marks } = props;
  const { width, height, chunks, lines } = stored;
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    // Whoever selects text does not mean the chunk.
    if (!showChunks || getSelection()?.isCollapsed === false) return;
    const place = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - place.left) / place.width) * width;
    const y = (1 - (event.clientY - place.top) / place.height) * height;
    const chunk = chunkAt(chunks, x, y);
    if (chunk) onChoose(chunk.chunkId);
  };
  return (
    // Every chunk is a button of its own for the keyboard; the mouse hits the words above them.
    <div
      onClick={onClick}
      role="group"
      aria-label={bookTexts.pageNumbered(page)}
      data-theme="light"
      data-page={page}
      style={{ aspectRatio: `${width} / ${height}` }}
      className="relative w-full bg-surface text-text shadow-md"
    >
      <Picture documentId={documentId} page={page} pictureWidth={pictureWidth} />
      {marks}
      {showChunks && <ChunkBoxes {...{ chunks, width, height, chosen, onChoose }} />}
      <TextLayer {...{ lines, width, height }} />
    </div>
  );
}

type PictureProps = Pick<PageSheetProps, 'documentId' | 'page' | 'pictureWidth'>;

function Picture({ documentId, page, pictureWidth }: PictureProps) {
  const { show, error, retry } = usePagePicture(documentId, page, pictureWidth);
  const [broken, setBroken] = useState<typeof show>(null);
  const problem = error ?? (show !== null && show === broken ? BROKEN : null);
  if (problem !== null) {
    return (
      <div className="absolute inset-x-4 top-4 z-10">
        <ProblemNotice error={problem} onRetry={retry} />
      </div>
    );
  }
  if (show === null) return <Blank className="absolute inset-0 bg-sunken" />;
  return (
    <img
      ref={show}
      alt={bookTexts.pictureOf(page)}
      draggable={false}
      onError={() => setBroken(() => show)}
      className="absolute inset-0 size-full select-none"
    />
  );
}

/** Paper on which nothing is drawn yet. */
function Blank({ className }: { className: string }) {
  return <div role="status" aria-label={bookTexts.drawing} className={classes('animate-pulse', className)} />;
}

/** The server sent something that the browser cannot draw. */
const BROKEN: Problem = {
  type: 'about:blank',
  status: 0,
  code: 'page.picture',
  ...bookTexts.pictureBroken,
};

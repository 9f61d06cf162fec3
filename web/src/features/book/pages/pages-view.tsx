import { useRef, useState } from 'react';
import { bookTexts } from '../../../texts/book.js';
import { classes } from '../../../ui/classes.js';
import { Dialog } from '../../../ui/dialog.js';
import { Loaded, Loading } from '../../../ui/loaded.js';
import { useBookPlace } from '../book-search.js';
import { ChunkPanel } from '../chunk/chunk-panel.js';
import { usePage, useSections } from '../use-book.js';
import { ContentsTree } from './contents-tree.js';
import { LedgerStrip } from './ledger-strip.js';
import { FIRST_ZOOM, PageBar } from './page-bar.js';
import { PageSheet } from './page-sheet.js';
import { usePageKeys } from './page-turning.js';
import { pictureWidthFor } from './paper.js';
import { PassageMarks } from './passage-marks.js';
import { useNeighbours } from './use-page-picture.js';
import { usePassagePage } from './use-passage.js';
import { useWidth } from './use-width.js';

/** The book as its pages: the contents beside the page, and what a chosen passage is. */
export function PagesView({ pages }: { pages: number }) {
  const { documentId, page: asked, chunk, mark } = useBookPlace();
  const passagePage = usePassagePage(asked === undefined ? chunk : undefined, mark);
  const known = asked ?? passagePage;
  // Until the page of another passage is known, the page before stays in view.
  const [last, setLast] = useState(known);
  if (known !== undefined && known !== last) setLast(known);
  const shown = known ?? last;
  if (shown === undefined) return <Loading />;
  const page = Math.min(shown, Math.max(pages, 1));
  return <PageDesk documentId={documentId} page={page} pages={pages} />;
}

interface PageDeskProps {
  readonly documentId: string;
  readonly page: number;
  readonly pages: number;
}

function PageDesk({ documentId, page, pages }: PageDeskProps) {
  const { chunk, mark, go } = useBookPlace();
  const [zoom, setZoom] = useState(FIRST_ZOOM);
  const [showChunks, setShowChunks] = useState(true);
  const [showContents, setShowContents] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area);
  const sheetWidth = Math.min(width, WIDEST_SHEET_PX) * zoom;
  const pictureWidth = pictureWidthFor(sheetWidth, devicePixelRatio);
  const { data: stored } = usePage(documentId, page);
  useNeighbours(documentId, page, pages, pictureWidth);
  const turn = (to: number) => go({ page: Math.min(Math.max(to, 1), pages) }, true);
  usePageKeys((step) => turn(page + step));
  const open = (to: number) => {
    setShowContents(false);
    go({ page: to });
  };
  // Beside a passage, the page needs the room more than the contents.
  const isTight = chunk !== undefined;
  const contents = <Contents documentId={documentId} page={page} onOpen={open} />;
  return (
    <div className={classes('flex min-h-0 flex-1 flex-col gap-3', isTight && 'max-lg:pb-[55dvh]')}>
      <LedgerStrip documentId={documentId} page={page} pages={pages} onTurn={turn} />
      <div className="flex min-h-0 flex-1 flex-col gap-4 lg:flex-row">
        <aside
          className={classes('hidden w-60 shrink-0 flex-col', isTight ? '2xl:flex' : 'lg:flex')}
          aria-label={bookTexts.contents}
        >
          {contents}
        </aside>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-2">
          <PageBar
            {...{ page, pages, zoom, showChunks, isTight }}
            label={stored?.label ?? null}
            onTurn={turn}
            onZoom={setZoom}
            onShowChunks={setShowChunks}
            onContents={() => setShowContents(true)}
          />
          <div
            ref={area}
            role="region"
            aria-label={bookTexts.pageNumbered(page)}
            tabIndex={0}
            className="min-h-96 flex-1 overflow-auto rounded-lg bg-sunken p-3"
          >
            {/* Refs are set in the order of the elements, so a marked passage scrolls itself into view after this. */}
            <span key={page} ref={startAtTop} />
            <div className="mx-auto" style={{ width: sheetWidth > 0 ? sheetWidth : '100%' }}>
              {width > 0 && (
                <PageSheet
                  {...{ documentId, page, pictureWidth, showChunks }}
                  chosen={chunk}
                  onChoose={(chunkId) => go({ chunk: chunkId, page }, true)}
                  marks={chunk !== undefined && <PassageMarks chunkId={chunk} query={mark} page={page} />}
                />
              )}
            </div>
          </div>
        </div>
        {chunk !== undefined && <ChunkPanel key={chunk} chunkId={chunk} />}
      </div>
      <Dialog open={showContents} onClose={() => setShowContents(false)} title={bookTexts.contents}>
        <div className="flex h-[60vh] flex-col">{contents}</div>
      </Dialog>
    </div>
  );
}

/** Each page begins at its upper edge. */
function startAtTop(element: HTMLElement | null): void {
  element?.parentElement?.scrollTo({ top: 0 });
}

/** On wide screens a page is no wider than this, as lines of text tire beyond it. */
const WIDEST_SHEET_PX = 860;

function Contents({
  documentId,
  page,
  onOpen,
}: {
  documentId: string;
  page: number;
  onOpen: (page: number) => void;
}) {
  const sections = useSections(documentId);
  return (
    <Loaded query={sections}>{(list) => <ContentsTree sections={list} page={page} onOpen={onOpen} />}</Loaded>
  );
}

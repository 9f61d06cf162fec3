import { Suspense, lazy } from 'react';
import { Link } from '@tanstack/react-router';
import { BookX } from 'lucide-react';
import { useLiveRun } from '../../api/live.js';
import { problemOf } from '../../api/problem.js';
import { isAtWork } from '../../api/words.js';
import { formatBytes } from '../../format/format.js';
import { bookTexts } from '../../texts/book.js';
import { texts } from '../../texts/texts.js';
import { buttonLook } from '../../ui/button.js';
import { Loaded, Loading } from '../../ui/loaded.js';
import { EmptyState, ViewHeader } from '../../ui/panel.js';
import { ProgressBar } from '../../ui/progress.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { Tabs } from '../../ui/tabs.js';
import { BookActions } from './book-actions.js';
import { BOOK_TABS, useBookPlace } from './book-search.js';
import type { BookTab } from './book-search.js';
import { PagesView } from './pages/pages-view.js';
import { useBook } from './use-book.js';
import type { Book } from './use-book.js';

const OTHER_VIEWS = {
  chunks: lazy(() => import('./lists/chunks-view.js').then((m) => ({ default: m.ChunksView }))),
  figures: lazy(() => import('./figures/figures-view.js').then((m) => ({ default: m.FiguresView }))),
  runs: lazy(() => import('./runs/runs-view.js').then((m) => ({ default: m.RunsView }))),
  index: lazy(() => import('./lists/index-view.js').then((m) => ({ default: m.IndexView }))),
  corrections: lazy(() =>
    import('./corrections/corrections-view.js').then((m) => ({ default: m.CorrectionsView })),
  ),
};

/** One book: its pages, what it was cut into, and how it was taken in. */
export function BookView() {
  const { documentId } = useBookPlace();
  const book = useBook(documentId);
  if (book.error !== null && problemOf(book.error).status === 404) return <BookGone />;
  return <Loaded query={book}>{(data) => <OpenBook book={data} />}</Loaded>;
}

/** It was deleted, perhaps in another tab a moment ago. */
function BookGone() {
  return (
    <EmptyState
      icon={<BookX />}
      title={bookTexts.gone}
      about={bookTexts.goneAbout}
      actions={
        <Link to="/library" className={buttonLook('primary')}>
          {bookTexts.toLibrary}
        </Link>
      }
    />
  );
}

function OpenBook({ book }: { book: Book }) {
  const { view = 'pages', go } = useBookPlace();
  const { title, status, pages, byteLength, fileName, difficulty } = book;
  const facts = [
    ...(pages === null ? [] : [texts.common.pages(pages)]),
    formatBytes(byteLength),
    texts.common.difficulty[difficulty],
    fileName,
  ];
  return (
    <div className="flex min-h-full flex-col gap-3 md:h-full md:min-h-0">
      <ViewHeader
        title={title}
        about={
          <span className="flex flex-wrap items-center gap-2">
            <StatusBadge status={status} />
            <span className="min-w-0 break-all">{facts.join(' · ')}</span>
          </span>
        }
        actions={<BookActions book={book} />}
      />
      <BookProgress book={book} />
      <Tabs
        label={bookTexts.views}
        value={view}
        onChange={(next) => go({ view: next === 'pages' ? undefined : next })}
        fill
        tabs={BOOK_TABS.map((tab) => ({
          value: tab,
          label: bookTexts.tabs[tab],
          content: <TabContent tab={tab} book={book} />,
        }))}
      />
    </div>
  );
}

/** How far the run is that works on the book now. */
function BookProgress({ book: { status, message, lastRun } }: { book: Book }) {
  const now = useLiveRun(lastRun?.id) ?? lastRun;
  if (status === 'failed') return <p className="text-sm break-words text-danger">{message}</p>;
  if (!isAtWork(status)) return null;
  return (
    <div className="flex items-center gap-3">
      <div className="w-60">
        <ProgressBar label={bookTexts.runProgress} percent={now?.percent ?? null} />
      </div>
      <p className="text-sm text-soft">{now?.message ?? message}</p>
    </div>
  );
}

function TabContent({ tab, book }: { tab: BookTab; book: Book }) {
  if (tab === 'pages') {
    // Before it was read nobody knows how many pages it has.
    if (book.pages === null) return <p className="text-soft">{bookTexts.notRead}</p>;
    return <PagesView key={book.id} pages={book.pages} />;
  }
  const View = OTHER_VIEWS[tab];
  return (
    <Suspense fallback={<Loading />}>
      <View />
    </Suspense>
  );
}

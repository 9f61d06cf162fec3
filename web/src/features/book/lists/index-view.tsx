import { useDeferredValue, useMemo } from 'react';
import { BookKey } from 'lucide-react';
import { bookTexts } from '../../../texts/book.js';
import { TextField } from '../../../ui/field.js';
import { Loaded } from '../../../ui/loaded.js';
import { EmptyState } from '../../../ui/panel.js';
import { useBookPlace } from '../book-search.js';
import { useIndexEntries } from '../use-book.js';
import type { IndexEntry } from '../use-book.js';
import { VirtualList } from './virtual-list.js';

const ROW_PX = 37;

/** The printed index of the book: its terms, and the pages that they lead to. */
export function IndexView() {
  const { documentId } = useBookPlace();
  const entries = useIndexEntries(documentId);
  return (
    <Loaded query={entries}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState icon={<BookKey />} title={bookTexts.noIndex} about={bookTexts.noIndexAbout} />
        ) : (
          <Terms entries={list} />
        )
      }
    </Loaded>
  );
}

function Terms({ entries }: { entries: readonly IndexEntry[] }) {
  const { term = '', go } = useBookPlace();
  const wanted = useDeferredValue(term).trim().toLowerCase();
  const found = useMemo(
    () => entries.filter((entry) => entry.term.toLowerCase().includes(wanted)),
    [entries, wanted],
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label={bookTexts.filterTerms}
          type="search"
          className="w-64"
          value={term}
          onChange={(event) => go({ term: event.target.value || undefined }, true)}
        />
        <p className="pb-1.5 text-sm text-soft" role="status">
          {bookTexts.terms(found.length)}
        </p>
      </div>
      <VirtualList
        label={bookTexts.tabs.index}
        rows={found}
        rowKey={({ term: name }, index) => `${index} ${name}`}
        estimate={ROW_PX}
      >
        {(entry) => <TermRow entry={entry} />}
      </VirtualList>
    </div>
  );
}

function TermRow({ entry }: { entry: IndexEntry }) {
  const { go } = useBookPlace();
  const others = [
    ...(entry.see.length > 0 ? [bookTexts.see(entry.see.join(', '))] : []),
    ...(entry.seeAlso.length > 0 ? [bookTexts.seeAlso(entry.seeAlso.join(', '))] : []),
  ];
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-1.5 text-sm">
      <span className="min-w-0 break-words">{entry.term}</span>
      {entry.references.map(({ label, pageFirst }, index) =>
        pageFirst === null ? (
          <span key={index} className="text-soft" title={bookTexts.noPageOfLabel}>
            {label}
          </span>
        ) : (
          <button
            key={index}
            type="button"
            className="text-accent tabular-nums underline-offset-2 hover:underline"
            aria-label={bookTexts.termPage(entry.term, label)}
            onClick={() => go({ view: 'pages', page: pageFirst, chunk: undefined, mark: undefined })}
          >
            {label}
          </button>
        ),
      )}
      {others.map((text) => (
        <span key={text} className="text-soft">
          {text}
        </span>
      ))}
    </div>
  );
}

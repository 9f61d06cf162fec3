import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import type { Tone } from '../../../ui/badge.js';
import { Loaded } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import { useBookPlace } from '../book-search.js';
import { verdictOf } from '../pages/ledger.js';
import type { Verdict } from '../pages/ledger.js';
import { useLedger } from '../use-book.js';

const TONES: Readonly<Record<Verdict, Tone>> = { kept: 'success', 'left-out': 'neutral', failed: 'danger' };

/** What became of each page, by reason, and what is doubtful. */
export function LedgerPanel() {
  const { documentId } = useBookPlace();
  const ledger = useLedger(documentId);
  return (
    <Panel title={bookTexts.ledger}>
      <Loaded query={ledger}>
        {({ lines, failures, warnings, repeated }) => (
          <div className="flex flex-col gap-3 text-sm">
            {lines === null && <p className="text-soft">{bookTexts.noLedger}</p>}
            <ul className="flex flex-col gap-2">
              {(lines ?? [])
                .filter(({ count }) => count > 0)
                .map(({ kind, count, pages }) => (
                  <li key={kind} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <Badge tone={TONES[verdictOf(kind)]}>{bookTexts.fates[kind]}</Badge>
                    <span className="text-soft">{texts.common.pages(count)}</span>
                    <span className="flex flex-wrap gap-x-2">
                      {pages.map(({ pageFirst, pageLast }) => (
                        <PageLink
                          key={pageFirst}
                          page={pageFirst}
                          text={pageFirst === pageLast ? String(pageFirst) : `${pageFirst}–${pageLast}`}
                        />
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
            <Notes title={bookTexts.failedPages} notes={failures} />
            <Notes title={bookTexts.doubtfulPages} notes={warnings} />
            <Repeated lines={repeated ?? []} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

interface NotesProps {
  readonly title: string;
  readonly notes: readonly { readonly page: number; readonly reason: string }[];
}

function Notes({ title, notes }: NotesProps) {
  if (notes.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium">{title}</h3>
      <ul className="flex max-h-48 flex-col gap-1 overflow-auto">
        {notes.map(({ page, reason }, index) => (
          <li key={index}>
            <PageLink page={page} text={texts.common.page(page, null)} />{' '}
            <span className="text-soft">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RepeatedProps {
  readonly lines: readonly {
    readonly text: string;
    readonly count: number;
    readonly pages: readonly { readonly pageFirst: number }[];
  }[];
}

/** Running heads, page numbers and the like, each with the first page that has it. */
function Repeated({ lines }: RepeatedProps) {
  if (lines.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium">{bookTexts.repeatedLines}</h3>
      <ul className="flex max-h-48 flex-col gap-1 overflow-auto">
        {lines.map(({ text, count, pages }) => (
          <li key={text}>
            <span dir="auto">{text}</span> <span className="text-soft">{bookTexts.repeatedTimes(count)}</span>{' '}
            {pages[0] && (
              <PageLink page={pages[0].pageFirst} text={texts.common.page(pages[0].pageFirst, null)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PageLink({ page, text }: { page: number; text: string }) {
  const { go } = useBookPlace();
  return (
    <button
      type="button"
      className="text-accent tabular-nums underline-offset-2 hover:underline"
      onClick={() => go({ view: 'pages', page, chunk: undefined, mark: undefined })}
    >
      {text}
    </button>
  );
}

import { useState } from 'react';
import { PencilLine } from 'lucide-react';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Loaded } from '../../../ui/loaded.js';
import { MoreButton } from '../../../ui/more-button.js';
import { EmptyState } from '../../../ui/panel.js';
import { Select } from '../../../ui/select.js';
import { useBookPlace } from '../book-search.js';
import { CorrectionItem } from './correction-item.js';
import { useCorrections } from './use-corrections.js';
import type { Correction, CorrectionStatus } from './use-corrections.js';

const ALL = 'all';
const STATUSES = ['applied', 'not_applied', 'undone'] as const;

/** All corrections by hand of the book, also those that its last reading could not use. */
export function CorrectionsView() {
  const { documentId } = useBookPlace();
  const [status, setStatus] = useState<CorrectionStatus | typeof ALL>(ALL);
  const list = useCorrections(documentId, status === ALL ? undefined : status);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto">
      <Select<CorrectionStatus | typeof ALL>
        label={bookTexts.filterStatus}
        value={status}
        onChange={setStatus}
        options={[
          { value: ALL, label: bookTexts.allCorrections },
          ...STATUSES.map((value) => ({ value, label: bookTexts.correctionStatus[value] })),
        ]}
        className="w-52"
      />
      <Loaded query={list}>
        {({ pages }) => {
          const corrections = pages.flatMap(({ results }) => results);
          if (corrections.length === 0) {
            return (
              <EmptyState
                icon={<PencilLine />}
                title={bookTexts.noCorrections}
                about={bookTexts.noCorrectionsAbout}
              />
            );
          }
          return (
            <ul aria-label={bookTexts.tabs.corrections} className="flex flex-col gap-2">
              {corrections.map((correction) => (
                <li key={correction.id} className="rounded-xl border bg-surface p-3">
                  <CorrectionItem correction={correction} place={<Place correction={correction} />} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <MoreButton list={list} />
    </div>
  );
}

function Place({ correction: { place, chunkIds } }: { correction: Correction }) {
  const { go } = useBookPlace();
  const { sectionPath, page } = place;
  return (
    <p className="flex flex-wrap gap-x-2 text-soft">
      <button
        type="button"
        className="text-accent hover:underline"
        onClick={() => go({ view: 'pages', page, chunk: chunkIds[0], mark: undefined })}
      >
        {texts.common.page(page, null)}
      </button>
      <span className="min-w-0 break-words">{sectionPath.join(' › ')}</span>
    </p>
  );
}

import { formatDuration, formatNumber } from '../../../format/format.js';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Loaded } from '../../../ui/loaded.js';
import { Panel } from '../../../ui/panel.js';
import { TYPE_DOTS } from '../../../ui/type-badge.js';
import { CHUNK_TYPES } from '../../../api/words.js';
import { useBookPlace } from '../book-search.js';
import { useChunkCounts, useChunkSizes, useRuns, useSections } from '../use-book.js';
import { Bars } from './bars.js';
import { LedgerPanel } from './ledger-panel.js';
import { sumsOf } from './section-sums.js';

/** The book in figures: what it was cut into, and what became of its pages. */
export function FiguresView() {
  return (
    <div className="grid min-h-0 flex-1 content-start items-start gap-4 overflow-auto xl:grid-cols-2">
      <LedgerPanel />
      <TypesPanel />
      <SectionsPanel />
      <StagesPanel />
    </div>
  );
}

function TypesPanel() {
  const { documentId, go } = useBookPlace();
  const counts = useChunkCounts(documentId);
  return (
    <Panel title={bookTexts.chunksByType}>
      <Loaded query={counts}>
        {({ byType }) => (
          <Bars
            label={bookTexts.chunksByType}
            bars={CHUNK_TYPES.map((type) => {
              const value = (byType as Readonly<Record<string, number | undefined>>)[type] ?? 0;
              return {
                key: type,
                value,
                text: formatNumber(value),
                colour: TYPE_DOTS[type],
                label: (
                  <button
                    type="button"
                    className="hover:underline"
                    onClick={() => go({ view: 'chunks', type })}
                  >
                    {texts.common.type[type]}
                  </button>
                ),
              };
            })}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function SectionsPanel() {
  const { documentId, go } = useBookPlace();
  const sections = useSections(documentId);
  const sizes = useChunkSizes(documentId);
  return (
    <Panel title={bookTexts.tokensBySection}>
      <Loaded query={sizes}>
        {(all) => (
          <Loaded query={sections}>
            {(list) => (
              <div
                className="max-h-96 overflow-auto"
                tabIndex={0}
                role="region"
                aria-label={bookTexts.tokensBySection}
              >
                <Bars
                  label={bookTexts.tokensBySection}
                  bars={sumsOf(list, all).map(({ section, tokens }) => ({
                    key: section.id,
                    value: tokens,
                    text: formatNumber(tokens),
                    label: (
                      <button
                        type="button"
                        title={section.title}
                        className="max-w-full truncate hover:underline"
                        onClick={() => go({ view: 'pages', page: section.pageFirst, chunk: undefined })}
                      >
                        {section.title}
                      </button>
                    ),
                  }))}
                />
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </Panel>
  );
}

function StagesPanel() {
  const { documentId } = useBookPlace();
  const runs = useRuns(documentId);
  return (
    <Panel title={bookTexts.timeByStage}>
      <Loaded query={runs}>
        {({ results }) => {
          const last = results.find(({ state }) => state === 'completed');
          if (!last) return <p className="text-sm text-soft">{bookTexts.noCompletedRun}</p>;
          return (
            <Bars
              label={bookTexts.timeByStage}
              bars={last.stages.map(({ stage, ms }) => ({
                key: stage,
                label: texts.common.stage[stage],
                value: ms,
                text: formatDuration(ms),
              }))}
            />
          );
        }}
      </Loaded>
    </Panel>
  );
}

import type { Schemas } from '../../../api/client.js';
import { hasEnded } from '../../../api/events.js';
import { useLiveRun } from '../../../api/live.js';
import { formatDuration, formatMoment, formatNumber } from '../../../format/format.js';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Badge } from '../../../ui/badge.js';
import type { Tone } from '../../../ui/badge.js';
import { Loaded } from '../../../ui/loaded.js';
import { ProgressBar } from '../../../ui/progress.js';
import { useBookPlace } from '../book-search.js';
import { useRuns } from '../use-book.js';

type Run = Schemas['RunResponse'];

const TONES: Readonly<Partial<Record<Run['state'], Tone>>> = {
  completed: 'success',
  failed: 'danger',
  cancelled: 'warning',
};

/** The runs of the book, newest first: what they did, how long it took, and why they ended. */
export function RunsView() {
  const { documentId } = useBookPlace();
  const runs = useRuns(documentId);
  return (
    <Loaded query={runs}>
      {({ results }) =>
        results.length === 0 ? (
          <p className="text-soft">{bookTexts.noRuns}</p>
        ) : (
          <ol aria-label={bookTexts.tabs.runs} className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto">
            {results.map((run) => (
              <RunItem key={run.id} run={run} />
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}

function RunItem({ run }: { run: Run }) {
  const { id, state, createdAt, attempts, stages, error } = run;
  const total = stages.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <li className="flex flex-col gap-2 rounded-xl border bg-surface p-4 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={TONES[state] ?? 'accent'}>{bookTexts.runState[state]}</Badge>
        <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
        {total > 0 && <span className="text-soft">{formatDuration(total)}</span>}
        {attempts > 1 && <span className="text-soft">{bookTexts.attempts(attempts)}</span>}
        <code className="ml-auto text-xs text-soft">{id}</code>
      </div>
      {!hasEnded(state) && <RunProgress run={run} />}
      {error && (
        <p className="rounded-md bg-danger-soft p-2 break-words text-danger">
          {error.message} {error.hint} <code>{error.code}</code>
          {error.stage && ` · ${texts.common.stage[error.stage]}`}
        </p>
      )}
      {stages.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-soft">
          {stages.map(({ stage, ms }) => (
            <li key={stage}>
              {texts.common.stage[stage]}:{' '}
              <span className="text-text tabular-nums">{formatDuration(ms)}</span>
            </li>
          ))}
        </ul>
      )}
      {run.report && <RunFigures report={run.report} />}
    </li>
  );
}

/** Follows the run by the events of the server. */
function RunProgress({ run }: { run: Run }) {
  const { percent, message, progress, stage } = useLiveRun(run.id) ?? run;
  return (
    <div className="flex flex-col gap-1">
      <ProgressBar label={bookTexts.runProgress} percent={percent} />
      <p className="text-soft" role="status">
        {message ?? (stage === null ? bookTexts.runState.queued : texts.common.stage[stage])}
        {progress.total > 0 && ` · ${formatNumber(progress.done)} / ${formatNumber(progress.total)}`}
      </p>
    </div>
  );
}

function RunFigures({ report }: { report: NonNullable<Run['report']> }) {
  const { pages, chunks, embedding } = report;
  return (
    <p className="text-soft">
      {[
        texts.common.pages(pages),
        ...(chunks ? [texts.common.chunks(chunks.total)] : []),
        ...(embedding ? [vectorsOf(embedding)] : []),
      ].join(' · ')}
    </p>
  );
}

function vectorsOf(made: NonNullable<NonNullable<Run['report']>['embedding']>): string {
  return bookTexts.embedded(made.embeddings_generated, made.embeddings_reused, made.embeddings_failed);
}

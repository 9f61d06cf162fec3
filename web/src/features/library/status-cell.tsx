import { api } from '../../api/client.js';
import type { ListedDocument } from '../../api/documents.js';
import { useLiveRun } from '../../api/live.js';
import { formatDuration, formatNumber } from '../../format/format.js';
import { texts } from '../../texts/texts.js';
import { Badge } from '../../ui/badge.js';
import type { Tone } from '../../ui/badge.js';
import { ProgressBar } from '../../ui/progress.js';
import type { Status } from './library-search.js';

const TONES: Readonly<Record<Status, Tone>> = {
  pending: 'neutral',
  queued: 'neutral',
  processing: 'accent',
  completed: 'success',
  completed_with_warnings: 'warning',
  failed: 'danger',
};
/** A word is enough where nothing is to be done. */
const SPEAK_FOR_THEMSELVES: readonly Status[] = ['completed', 'pending'];

export function StatusCell({ document }: { document: ListedDocument }) {
  const { status, message } = document;
  if (status === 'queued' || status === 'processing') return <RunProgress document={document} />;
  return (
    <div className="min-w-0">
      <Badge tone={TONES[status]}>{texts.common.status[status]}</Badge>
      {!SPEAK_FOR_THEMSELVES.includes(status) && (
        <p className="hidden truncate text-xs text-soft md:block" title={message}>
          {message}
        </p>
      )}
    </div>
  );
}

/** What a run does at this moment: its events say so, and before the first one the status that the server keeps. */
export function RunProgress({ document: { id, title, status } }: { document: ListedDocument }) {
  const live = useLiveRun(id);
  // Whatever was seen of an earlier run says nothing about this one.
  const heard = live && !['completed', 'failed', 'cancelled'].includes(live.state) ? live : undefined;
  const asked = api.useQuery(
    'get',
    '/v1/documents/{id}/status',
    { params: { path: { id } } },
    { enabled: heard === undefined },
  );
  const run = heard ?? asked.data;
  const stage = run?.stage ?? null;
  const words = [
    stage === null ? texts.library.waiting : texts.common.stage[stage],
    heard?.secondsLeft ? texts.library.timeLeft(formatDuration(heard.secondsLeft * 1000)) : null,
    heard?.rate ? texts.library.rate(formatNumber(Math.round(heard.rate * 10) / 10)) : null,
  ];
  const text = words.filter((word) => word !== null).join(' · ');
  return (
    <div className="min-w-0 flex-1" data-status={status}>
      <p className="truncate text-xs" title={text}>
        {text}
      </p>
      <ProgressBar label={texts.library.progressOf(title)} percent={run?.percent ?? 0} />
    </div>
  );
}

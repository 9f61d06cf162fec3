import { api } from '../../api/client.js';
import type { ListedDocument } from '../../api/documents.js';
import { useActiveRun } from '../../api/live.js';
import { isAtWork } from '../../api/words.js';
import type { DocumentStatus } from '../../api/words.js';
import { formatDuration, formatNumber } from '../../format/format.js';
import { libraryTexts } from '../../texts/library.js';
import { texts } from '../../texts/texts.js';
import { ProgressBar } from '../../ui/progress.js';
import { StatusBadge } from '../../ui/status-badge.js';

/** A word is enough where nothing is to be done. */
const SPEAK_FOR_THEMSELVES: readonly DocumentStatus[] = ['completed', 'pending'];

export function StatusCell({ document }: { document: ListedDocument }) {
  const { status, message } = document;
  if (isAtWork(status)) return <RunProgress document={document} />;
  return (
    <div className="min-w-0">
      <StatusBadge status={status} />
      {!SPEAK_FOR_THEMSELVES.includes(status) && (
        <p className="hidden truncate text-xs text-soft @2xl:block" title={message}>
          {message}
        </p>
      )}
    </div>
  );
}

/** What a run does at this moment: its events say so, and before the first one the status that the server keeps. */
export function RunProgress({ document: { id, title, status } }: { document: ListedDocument }) {
  const heard = useActiveRun(id);
  const asked = api.useQuery(
    'get',
    '/v1/documents/{id}/status',
    { params: { path: { id } } },
    { enabled: heard === undefined },
  );
  const run = heard ?? asked.data;
  const stage = run?.stage ?? null;
  const words = [
    stage === null ? libraryTexts.waiting : texts.common.stage[stage],
    heard?.secondsLeft ? libraryTexts.timeLeft(formatDuration(heard.secondsLeft * 1000)) : null,
    heard?.rate ? libraryTexts.rate(formatNumber(Math.round(heard.rate * 10) / 10)) : null,
  ];
  const text = words.filter((word) => word !== null).join(' · ');
  return (
    <div className="min-w-0 flex-1" data-status={status}>
      <p className="truncate text-xs" title={text}>
        {text}
      </p>
      <ProgressBar label={libraryTexts.progressOf(title)} percent={run?.percent ?? 0} />
    </div>
  );
}

import { CircleAlert } from 'lucide-react';
import { problemOf } from '../api/problem.js';
import { texts } from '../texts/texts.js';
import { Button } from './button.js';

/** Says what went wrong and what can be done about it. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, detail, hint, code, requestId } = problemOf(error);
  return (
    <div
      role="alert"
      className="flex gap-3 rounded-lg border border-danger bg-danger-soft p-3 text-sm text-danger"
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-semibold">{title}</p>
        <p className="break-words">
          {detail} {hint}
        </p>
        <p className="text-xs">
          {texts.problems.code}: <code>{code}</code>
          {requestId !== undefined && (
            <>
              {' · '}
              {texts.problems.requestId}: <code>{requestId}</code>
            </>
          )}
        </p>
      </div>
      {onRetry && <Button onClick={onRetry}>{texts.common.retry}</Button>}
    </div>
  );
}

import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { texts } from '../texts/texts.js';
import { ProblemNotice } from './problem-notice.js';

interface LoadedProps<T> {
  readonly query: Pick<UseQueryResult<T, unknown>, 'data' | 'error' | 'refetch'>;
  readonly children: (data: T) => ReactNode;
}

/** Shows what a query has read; until then that it loads, and otherwise why it failed. What was read stays in view. */
export function Loaded<T>({ query: { data, error, refetch }, children }: LoadedProps<T>) {
  return (
    <>
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined ? children(data) : error === null && <Loading />}
    </>
  );
}

export function Loading() {
  return (
    <div role="status" className="flex animate-pulse flex-col gap-2 py-4">
      <span className="sr-only">{texts.common.loading}</span>
      <div className="h-4 w-2/3 rounded bg-sunken" />
      <div className="h-4 w-1/2 rounded bg-sunken" />
      <div className="h-4 w-3/5 rounded bg-sunken" />
    </div>
  );
}

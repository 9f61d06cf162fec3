import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import type { paths } from '../../../../../client/schema.js';
import { operationsTexts } from '../../../texts/operations.js';
import { Button } from '../../../ui/button.js';
import { tell, tellProblem } from '../../../ui/toasts.js';

type Path = keyof paths;

/** Reads again what is shown of these paths. */
export function readAgain(queries: QueryClient, read: readonly Path[]): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => read.includes(path as Path) });
}

/** For what the server sends no events of. */
export function RefreshButton({ paths: read }: { paths: readonly Path[] }) {
  const queries = useQueryClient();
  const [isReading, setReading] = useState(false);
  const refresh = () => {
    setReading(true);
    void readAgain(queries, read).finally(() => setReading(false));
  };
  return (
    <Button onClick={refresh} disabled={isReading}>
      <RefreshCw aria-hidden="true" />
      {operationsTexts.refresh}
    </Button>
  );
}

/**
 * What follows a change: it is told, and what it concerns is read again. Given to `api.useMutation`.
 *
 * @param concerned Paths whose answers change; they are read again after a refusal, too: somebody else was faster.
 */
export function useFollowUp(): (concerned: readonly Path[], done?: string) => FollowUp {
  const queries = useQueryClient();
  return (concerned, done) => ({
    onSuccess: () => {
      if (done !== undefined) tell(done);
    },
    onError: tellProblem,
    onSettled: () => readAgain(queries, concerned),
  });
}

interface FollowUp {
  readonly onSuccess: () => void;
  readonly onError: (error: unknown) => void;
  readonly onSettled: () => Promise<void>;
}

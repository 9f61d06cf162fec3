import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.js';
import { documentsChanged } from '../../api/live.js';
import { ProblemError, problemOf } from '../../api/problem.js';
import { tellProblem } from '../../ui/toasts.js';

/** Puts the book that comes with Colophon into the library, and has it read. */
export function useSample() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const response = await request('/v1/documents/sample', { method: 'POST' });
      const body = (await response.json()) as { readonly id: string };
      if (!response.ok) throw new ProblemError(problemOf(body));
      return body.id;
    },
    onSuccess: (id) => documentsChanged(queries, new Set([id])),
    onError: tellProblem,
  });
}

import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { documentsChanged } from '../../api/live.js';
import { tellProblem } from '../../ui/toasts.js';

/** Puts the book that comes with Colophon into the library, and has it read. */
export function useSample() {
  const queries = useQueryClient();
  return api.useMutation('post', '/v1/documents/sample', {
    onSuccess: ({ id }) => documentsChanged(queries, new Set([id])),
    onError: tellProblem,
  });
}

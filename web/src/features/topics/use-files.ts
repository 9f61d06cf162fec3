import { useMutation } from '@tanstack/react-query';
import { request } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import type { Problem } from '../../api/problem.js';
import { texts } from '../../texts/texts.js';
import { tell, tellProblem } from '../../ui/toasts.js';
import { useTopicsChanged } from './use-topics.js';

export type TaxonomyFormat = 'yaml' | 'json';
type Merged = Schemas['MergedTaxonomyResponse'];

/** Imports a file of topics, or the starter taxonomy if there is none. */
export function useImport() {
  const changed = useTopicsChanged();
  return useMutation({
    mutationFn: async (file: File | 'starter') => {
      const response =
        file === 'starter'
          ? await request('/v1/taxonomy/starter', { method: 'POST' })
          : await request('/v1/taxonomy', {
              method: 'POST',
              headers: {
                'content-type': file.name.endsWith('.json') ? 'application/json' : 'application/yaml',
              },
              body: await file.text(),
            });
      return answerOf<Merged>(response);
    },
    onSuccess: async ({ zones, topics, subtopics }) => {
      const sum = (name: 'created' | 'changed' | 'unchanged') => zones[name] + topics[name] + subtopics[name];
      tell(texts.topics.mergedCounts(sum('created'), sum('changed'), sum('unchanged')));
      await changed();
    },
    onError: tellProblem,
  });
}

/** Gives all topics as a file to keep. */
export function useExport() {
  return useMutation({
    mutationFn: async (format: TaxonomyFormat) => {
      const response = await request(`/v1/taxonomy?format=${format}`);
      if (!response.ok) throw new ProblemError((await response.json()) as Problem);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download = `${texts.topics.fileName}.${format}`;
      link.click();
      URL.revokeObjectURL(link.href);
    },
    onError: tellProblem,
  });
}

async function answerOf<T>(response: Response): Promise<T> {
  const body: unknown = await response.json();
  if (!response.ok) throw new ProblemError(body as Problem);
  return body as T;
}

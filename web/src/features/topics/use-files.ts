import { useMutation } from '@tanstack/react-query';
import { request, requestBlob } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { topicsTexts } from '../../texts/topics.js';
import { saveFile } from '../../ui/save-file.js';
import { tell, tellProblem } from '../../ui/toasts.js';
import { useTopicsChanged } from './use-topics.js';

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
      return (await response.json()) as Merged;
    },
    onSuccess: async ({ zones, topics, subtopics }) => {
      const sum = (name: 'created' | 'changed' | 'unchanged') => zones[name] + topics[name] + subtopics[name];
      tell(topicsTexts.mergedCounts(sum('created'), sum('changed'), sum('unchanged')));
      await changed();
    },
    onError: tellProblem,
  });
}

/** Gives all topics as a file to keep. */
export function exportTopics(format: 'yaml' | 'json'): Promise<void> {
  return saveFile(() => requestBlob(`/v1/taxonomy?format=${format}`), topicsTexts.fileName, format);
}

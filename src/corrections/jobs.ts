import { defineJob } from '../queue/job.js';

/** Gives corrected chunks their vectors. One job does all, so its data is empty. */
export const EMBED_CORRECTIONS = defineJob('embed-corrections', {
  parse: (): Record<string, never> => ({}),
  key: () => 'all',
  describe: () => 'the vectors of corrected chunks',
  processor: async () => (await import('./embed-corrections.processor.js')).EmbedCorrectionsProcessor,
});

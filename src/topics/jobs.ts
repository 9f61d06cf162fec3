import { defineJob } from '../queue/job.js';

/** Makes the vectors of all subtopics that lack them. One job does all, so its data is empty. */
export const EMBED_TOPICS = defineJob('embed-topics', {
  parse: (): Record<string, never> => ({}),
  key: () => 'all',
  describe: () => 'all subtopics without vectors',
  processor: async () => (await import('./embed-topics.processor.js')).EmbedTopicsProcessor,
});

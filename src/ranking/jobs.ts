import { defineJob } from '../queue/job.js';

/** Makes the lists of all subtopics anew. One job does all, so its data is empty. */
export const RANK = defineJob('rank', {
  parse: (): Record<string, never> => ({}),
  key: () => 'all',
  describe: () => 'the lists of all subtopics',
  processor: async () => (await import('./rank.processor.js')).RankProcessor,
});

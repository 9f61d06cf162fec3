import { UnfitData, countField, uuidField } from '../../queue/job-fields.js';
import { defineJob } from '../../queue/job.js';

/** Both jobs are about a run. */
const subject = { table: 'ingestion_runs', field: 'runId' };

/** Works on a run until it ends. */
export const INGEST = defineJob('ingest', {
  // Two at once, so that a long book does not delay short ones.
  atOnce: 2,
  subject,
  parse: (data) => ({ runId: uuidField(data, 'runId') }),
  key: ({ runId }) => runId,
  describe: ({ runId }) => `run ${runId}`,
  ids: ({ runId }) => ({ runId }),
  processor: async () => (await import('./ingest.processor.js')).IngestProcessor,
});

/** Embeds the staged chunks of a run from position `from` (included) to `to` (excluded), counted from 0. */
export const EMBED = defineJob('embed', {
  subject,
  parse: (data) => {
    const part = {
      runId: uuidField(data, 'runId'),
      from: countField(data, 'from'),
      to: countField(data, 'to'),
    };
    if (part.from >= part.to) throw new UnfitData('to must be above from.');
    return part;
  },
  key: ({ runId, from }) => `${runId}:${from}`,
  describe: ({ runId, from, to }) => `run ${runId}, chunks ${from} to ${to - 1}`,
  ids: ({ runId }) => ({ runId }),
  processor: async () => (await import('./embed.processor.js')).EmbedProcessor,
});

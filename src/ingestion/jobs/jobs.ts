import { UnfitData, countField, uuidField } from '../../queue/job-fields.js';
import { defineJob } from '../../queue/job.js';

/** The runs that both jobs are about. */
const subject = { table: 'ingestion_runs', field: 'runId' };

/** Works on a run to its end. */
export const INGEST = defineJob('ingest', {
  // A long book does not keep the short ones waiting.
  atOnce: 2,
  subject,
  parse: (data) => ({ runId: uuidField(data, 'runId') }),
  key: ({ runId }) => runId,
  describe: ({ runId }) => `run ${runId}`,
  processor: async () => (await import('./ingest.processor.js')).IngestProcessor,
});

/** Embeds the staged chunks of a run at the places `from` (included) to `to` (excluded), counted from 0. */
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
  processor: async () => (await import('./embed.processor.js')).EmbedProcessor,
});

import { JobList } from '../job-list.js';
import { UnfitData, countField, uuidField } from '../job-fields.js';
import { defineJob } from '../job.js';
import type { RawData } from '../job.js';

const id = (data: RawData) => ({ id: uuidField(data, 'id') });

/** Jobs that no room has: a queue must keep its guarantees for any job. */
export const PLAIN = defineJob('plain', {
  parse: id,
  describe: ({ id }) => `plain ${id}`,
  processor: async () => (await import('./test-processors.js')).PlainProcessor,
});

/** Only one job per id at a time. */
export const KEYED = defineJob('keyed', {
  parse: id,
  key: ({ id }) => id,
  describe: ({ id }) => `keyed ${id}`,
  processor: async () => (await import('./test-processors.js')).KeyedProcessor,
});

/** Two at once, each with a limit of `LIMITED_MS`. */
export const LIMITED = defineJob('limited', {
  atOnce: 2,
  parse: (data) => {
    const number = countField(data, 'number');
    if (number === 0) throw new UnfitData('number must not be 0.');
    return { ...id(data), number };
  },
  describe: ({ id, number }) => `number ${number} of ${id}`,
  processor: async () => (await import('./test-processors.js')).LimitedProcessor,
});

/** Time limit of one attempt at a `LIMITED` job, for the handler that a test provides. */
export const LIMITED_MS = 1000;

export const TEST_JOBS = new JobList([PLAIN, KEYED, LIMITED]);

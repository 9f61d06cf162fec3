import type { JobDefinition } from './job.js';
import { readMessage } from './message.js';

/** What a job works on, for people. The message may be anything. */
export function workOf(job: JobDefinition, message: unknown): string {
  const read = readMessage(job, message);
  switch (read.kind) {
    case 'job':
      return job.describe(read.data);
    case 'newer':
      return 'of a newer version';
    case 'malformed':
      return 'of another program';
  }
}

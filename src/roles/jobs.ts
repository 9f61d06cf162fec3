import { EMBED, INGEST } from '../ingestion/jobs/jobs.js';
import { JobList } from '../queue/job-list.js';

/** Every job of the program. A new one is declared in the room that does it, and gets its line here. */
export const JOBS = new JobList([INGEST, EMBED]);

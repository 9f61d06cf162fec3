import { EMBED_CORRECTIONS } from '../corrections/jobs.js';
import { EMBED, INGEST } from '../ingestion/jobs/jobs.js';
import { JobList } from '../queue/job-list.js';
import { RANK } from '../ranking/jobs.js';
import { EMBED_TOPICS } from '../topics/jobs.js';

/** All jobs of the program. Declare a new job in the room that does the work, and add it here. */
export const JOBS = new JobList([INGEST, EMBED, EMBED_CORRECTIONS, EMBED_TOPICS, RANK]);

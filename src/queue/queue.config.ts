import { integer } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

/** How jobs are tried and kept. How many run at once is told by name, and the names are of `roles/jobs.ts`. */
export class QueueConfig extends Settings({
  attempts: setting(
    'QUEUE_ATTEMPTS',
    integer(1, 100),
    3,
    'How often a job is tried, lost workers included, before it becomes a dead letter.',
  ),
  retrySeconds: setting(
    'QUEUE_RETRY_DELAY',
    integer(1, 3600),
    5,
    'Seconds before a failed job is tried again; doubled each further time.',
  ),
  leaseSeconds: setting(
    'QUEUE_LEASE',
    integer(1, 3600),
    30,
    'Seconds a worker may be silent before its jobs are given to others.',
  ),
}) {}

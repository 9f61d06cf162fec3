import { integer } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

/** How jobs are retried and kept. How many run at once is set per job name, and the names are in `roles/jobs.ts`. */
export class QueueConfig extends Settings({
  attempts: setting(
    'QUEUE_ATTEMPTS',
    integer(1, 100),
    3,
    'How often a job is tried before it becomes a dead letter; lost workers count.',
  ),
  retrySeconds: setting(
    'QUEUE_RETRY_DELAY',
    integer(1, 3600),
    5,
    'Seconds before a failed job is retried; doubled for each further retry.',
  ),
  leaseSeconds: setting(
    'QUEUE_LEASE',
    integer(1, 3600),
    30,
    'Seconds after which the jobs of a silent worker go to other workers.',
  ),
}) {}

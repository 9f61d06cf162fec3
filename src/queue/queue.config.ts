import { integer, keyedInteger, text, url } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class QueueConfig extends Settings({
  redisUrl: setting(
    'REDIS_URL',
    url('redis:', 'rediss:'),
    '',
    'Redis that carries the jobs; needs DATABASE_URL. Unset: the database carries them.',
    { secret: true },
  ),
  redisPrefix: setting(
    'REDIS_PREFIX',
    text,
    '',
    'Beginning of the names of all keys in the Redis. Unset: colophon: and the id of the library, so that libraries can share a Redis.',
  ),
  concurrency: setting(
    'QUEUE_CONCURRENCY',
    keyedInteger(1, 256, 'ingest', 'embed'),
    { default: 1, byKey: { ingest: 2 } },
    'Jobs of each name that a process runs at once, and after commas others for single names. Two books at once: a long one does not keep the short ones waiting.',
    { shown: '1,ingest=2' },
  ),
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

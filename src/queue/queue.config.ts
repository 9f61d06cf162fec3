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
    'Prefix of all keys in the Redis. Unset: colophon: and the id of the library, so that several libraries can share a Redis.',
  ),
  concurrency: setting(
    'QUEUE_CONCURRENCY',
    keyedInteger(1, 256, 'ingest', 'embed'),
    { default: 1, byKey: { ingest: 2 } },
    'How many jobs of each name a process runs at once; after commas, other numbers for single names. Two books at once, so that short books do not wait for a long one.',
    { shown: '1,ingest=2' },
  ),
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

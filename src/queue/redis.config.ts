import { text, url } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class RedisConfig extends Settings({
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
}) {}

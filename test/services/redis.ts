import { describe, inject } from 'vitest';

export { startRedis } from './redis-server.js';
export type { RunningRedis } from './redis-server.js';

/** A suite that needs Redis and PostgreSQL. Without one of them it is skipped, with the reason in its name. */
export function describeOnRedis(name: string, suite: () => void): void {
  const missing = inject('redisMissing') ?? inject('postgresMissing');
  const reason = missing === null ? '' : ` (${missing})`;
  describe.skipIf(missing !== null)(`${name} on Redis${reason}`, suite);
}

import { describe, inject } from 'vitest';

export { startRedis } from './redis-server.js';
export type { RunningRedis } from './redis-server.js';

/** A suite that needs Redis and PostgreSQL; skipped, with the reason in its name, where one of them is missing. */
export function describeOnRedis(name: string, suite: () => void): void {
  const missing = inject('redisMissing') ?? inject('postgresMissing');
  const reason = missing === null ? '' : ` (${missing})`;
  describe.skipIf(missing !== null)(`${name} on Redis${reason}`, suite);
}

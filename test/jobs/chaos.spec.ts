import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describeOnRedis } from '../services/redis.js';

const CHAOS = fileURLToPath(new URL('../../dist/bench/chaos.js', import.meta.url));
const LIMIT_MS = 300_000;
const BOOKS = 3;

interface Result {
  readonly kills: number;
  readonly differences: readonly string[];
  readonly peace: { readonly faults: object };
  readonly chaos: { readonly faults: object; readonly statuses: readonly string[] };
}

/** A short form of `npm run chaos`, which has six real books, three workers and thirty kills. */
describeOnRedis('workers that are killed at random', () => {
  it(
    'leave the same library as workers in peace, and nothing else',
    async () => {
      const args = `--small --books ${BOOKS} --workers 2 --kills 5 --every 1000 --json`.split(' ');
      const stdout = await new Promise<string>((resolve) => {
        execFile(
          process.execPath,
          [CHAOS, ...args],
          { timeout: LIMIT_MS, maxBuffer: 1e7 },
          (_error, output) => resolve(output),
        );
      });
      const { kills, differences, peace, chaos } = JSON.parse(stdout) as Result;
      expect(kills).toBeGreaterThanOrEqual(3);
      expect(differences).toEqual([]);
      expect(peace.faults).toEqual({});
      expect(chaos.faults).toEqual({});
      expect(chaos.statuses).toEqual(Array(BOOKS).fill('completed'));
    },
    LIMIT_MS,
  );
});

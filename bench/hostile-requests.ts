import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../src/errors/errors.js';
import { countOption, note, print, runBenchmark } from './command.js';
import { HOSTILE_KINDS } from './hostile/kinds.js';
import type { HostileKind } from './hostile/kinds.js';
import { sendHostile } from './hostile/send.js';
import { withOwnServer } from './measuring/own-server.js';
import { treeRssBytes } from './measuring/process-tree.js';
import { megabytes, table } from './measuring/table.js';

const USAGE = `Usage: npm run bench:hostile -- [--each N] [--minutes M]

Sends every kind of malformed request to a server of its own, and tells what was answered, what was left behind and how
much memory it took.

  --each N      requests of each kind (default: 1000)
  --minutes M   ends after so long with what was measured until then, and with 1 (default: 15)
`;
/** Number of simultaneous connections, as from an attacker. */
const AT_ONCE = 20;
/** The first requests load code and fill caches; growth is measured after them. */
const WARM_UP = 100;

await runBenchmark({
  usage: USAGE,
  options: { each: { type: 'string' }, minutes: { type: 'string' }, help: { type: 'boolean' } },
  run: async ({ each, minutes }) =>
    measure(countOption('each', each, 1000), countOption('minutes', minutes, 15)),
});

async function measure(each: number, minutes: number): Promise<void> {
  const until = performance.now() + minutes * 60_000;
  await withOwnServer({ EMBEDDING_WORKERS: '1' }, async ({ port, folder, process: server }) => {
    let errors = 0;
    server.stdout.on('data', (text: Buffer) => (errors += text.toString().split('"level":50').length - 1));
    const rows: string[][] = [];
    try {
      for (const kind of HOSTILE_KINDS) await sendAll(port, kind, Math.min(WARM_UP, each), until);
      const before = await treeRssBytes(server.pid!);
      for (const kind of HOSTILE_KINDS) {
        note(kind.name);
        const wrong = await sendAll(port, kind, each, until);
        rows.push([
          kind.name,
          String(kind.status),
          String(wrong),
          megabytes(await treeRssBytes(server.pid!)),
        ]);
      }
      print(`RSS before ${megabytes(before)}, after ${megabytes(await treeRssBytes(server.pid!))}`);
      print(`${await leftBehind(port, folder)}, errors in the log ${errors}\n`);
    } finally {
      print(table([`${each} of each kind`, 'answer', 'other answers', 'RSS after'], rows));
    }
  });
}

/**
 * @param until When the benchmark must end, on the clock of `performance.now()`.
 * @returns The number of answers that differ from the expected one.
 * @throws {UserError} `bench.out_of_time`
 */
async function sendAll(port: number, kind: HostileKind, count: number, until: number): Promise<number> {
  let wrong = 0;
  let round = 0;
  const client = async () => {
    while (round < count) {
      requireTime(until);
      const answer = await sendHostile(port, kind, round++, Math.random() * 5);
      if (answer && (answer.status !== kind.status || answer.code !== kind.code)) wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return wrong;
}

function requireTime(until: number): void {
  if (performance.now() < until) return;
  throw new UserError('bench.out_of_time', 'Time ran out before all requests were sent.', {
    field: 'minutes',
    hint: 'Give more --minutes, or fewer requests with --each.',
  });
}

async function leftBehind(port: number, folder: string): Promise<string> {
  const names = ['books', 'incoming'];
  const files = (await Promise.all(names.map((name) => filesIn(join(folder, name))))).flat();
  const answer = await fetch(`http://127.0.0.1:${port}/v1/documents`);
  const { count } = (await answer.json()) as { count: number };
  return `documents ${count}, files ${files.length}`;
}

async function filesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

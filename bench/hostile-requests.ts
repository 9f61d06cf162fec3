import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { countOption, note, print, runBenchmark } from './command.js';
import { HOSTILE_KINDS } from './hostile/kinds.js';
import type { HostileKind } from './hostile/kinds.js';
import { sendHostile } from './hostile/send.js';
import { treeRssBytes } from './measuring/process-tree.js';
import { megabytes, table } from './measuring/table.js';
import { SERVER } from './places.js';

const USAGE = `Usage: node dist/bench/hostile-requests.js [--each 1000]

Sends every kind of malformed request to a server of its own, and tells what was answered, what was left behind and how
much memory it took.
`;
/** So many connections at once, as a nuisance would. */
const AT_ONCE = 20;
/** The first requests load code and fill caches; growth is measured after them. */
const WARM_UP = 100;

await runBenchmark({
  usage: USAGE,
  options: { each: { type: 'string' }, help: { type: 'boolean' } },
  run: async ({ each }) => measure(countOption('each', each, 1000)),
});

async function measure(each: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-hostile-'));
  const port = await freePort();
  const server = spawn(process.execPath, [SERVER], {
    env: {
      ...process.env,
      COLOPHON_DATA_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: 'error',
      EMBEDDING_WORKERS: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let errors = 0;
  server.stdout.on('data', (text: Buffer) => (errors += text.toString().split('"level":50').length - 1));
  try {
    await untilReady(port);
    for (const kind of HOSTILE_KINDS) await sendAll(port, kind, Math.min(WARM_UP, each));
    const before = await treeRssBytes(server.pid!);
    const rows: string[][] = [];
    for (const kind of HOSTILE_KINDS) {
      note(kind.name);
      const wrong = await sendAll(port, kind, each);
      rows.push([kind.name, String(kind.status), String(wrong), megabytes(await treeRssBytes(server.pid!))]);
    }
    print(table([`${each} of each kind`, 'answer', 'other answers', 'RSS after'], rows));
    const files = (
      await Promise.all(['books', 'incoming'].map((name) => filesIn(join(folder, name))))
    ).flat();
    const answer = await fetch(`http://127.0.0.1:${port}/v1/documents`);
    const { count } = (await answer.json()) as { count: number };
    print(
      `\nRSS before ${megabytes(before)}, after ${megabytes(await treeRssBytes(server.pid!))}; documents ${count}, files ${files.length}, errors in the log ${errors}`,
    );
  } finally {
    server.kill();
    await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns How many answers were not the one that has to be. */
async function sendAll(port: number, kind: HostileKind, count: number): Promise<number> {
  let wrong = 0;
  let round = 0;
  const client = async () => {
    while (round < count) {
      const answer = await sendHostile(port, kind, round++, Math.random() * 5);
      if (answer && (answer.status !== kind.status || answer.code !== kind.code)) wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return wrong;
}

async function untilReady(port: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/health`).catch(() => null);
    if (answer?.ok) return;
    await delay(200);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

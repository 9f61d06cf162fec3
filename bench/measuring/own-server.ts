import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SERVER } from '../places.js';
import { spawnAttached, stopAttached } from './attached-process.js';
import type { AttachedProcess } from './attached-process.js';
import { freePort } from './free-port.js';

/** How long a server may take to start beside other work. */
const START_MS = 120_000;

export interface OwnServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly port: number;
  /** Its data folder. */
  readonly folder: string;
  readonly process: AttachedProcess;
}

/** Runs work against a server with an empty library of its own; both are gone afterwards. */
export async function withOwnServer<T>(
  environment: Readonly<Record<string, string>>,
  work: (server: OwnServer) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-server-'));
  const port = await freePort();
  const server = spawnAttached(SERVER, {
    COLOPHON_DATA_DIR: folder,
    PORT: String(port),
    LOG_LEVEL: 'error',
    ...environment,
  });
  const address = `http://127.0.0.1:${port}`;
  try {
    await untilReady(server, address);
    return await work({ address, port, folder, process: server });
  } finally {
    await stopAttached(server);
    await rm(folder, { recursive: true, force: true });
  }
}

async function untilReady(server: AttachedProcess, address: string): Promise<void> {
  const until = performance.now() + START_MS;
  for (;;) {
    const answer = await fetch(`${address}/v1/health`).catch(() => null);
    if (answer?.ok) return;
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`);
    if (performance.now() > until) throw new Error(`The server is not ready after ${START_MS / 1000} s.`);
    await delay(200);
  }
}

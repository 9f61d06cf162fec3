import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { colophonClient } from '../../client/index.js';
import type { ColophonClient } from '../../client/index.js';

const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));
const ANSWERS_AT = /Colophon answers at (http:\/\/\S+)\/v1;/;
const LOOK_MS = 500;

/** A server of a library of its own, in a process of its own. */
export class SampleServer {
  private constructor(
    private readonly server: ChildProcess,
    private readonly folder: string,
    /** Without a path. */
    readonly address: string,
    private readonly client: ColophonClient,
  ) {}

  static async start(): Promise<SampleServer> {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-pictures-'));
    const { PATH, HOME } = process.env;
    const server = spawn(process.execPath, [MAIN], {
      env: { PATH, HOME, COLOPHON_DATA_DIR: folder, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: server.stdout })) {
      const address = ANSWERS_AT.exec(line)?.[1];
      if (address === undefined) continue;
      server.stdout.resume();
      return new SampleServer(server, folder, address, colophonClient(address));
    }
    throw new Error('The server has ended before it answered.');
  }

  /** Adds the book that comes with the program, and ranks it for the topics that do. @returns Its id. */
  async fill(): Promise<string> {
    const { data: added } = await this.client.POST('/v1/documents/sample');
    const { id } = added!;
    await until('the book is complete', async () => {
      const { data } = await this.client.GET('/v1/documents/{id}', { params: { path: { id } } });
      return data?.status.startsWith('completed') ?? false;
    });
    await this.client.POST('/v1/taxonomy/starter');
    await this.client.POST('/v1/subtopics/embeddings');
    await until('the topics have vectors', async () => {
      const { data } = await this.client.GET('/v1/subtopics/embeddings/state');
      return data !== undefined && data.total > 0 && data.waiting === 0;
    });
    await this.client.POST('/v1/rankings', { body: {} });
    await until('the book is ranked', async () => {
      const { data } = await this.client.GET('/v1/rankings');
      return data?.results[0]?.status === 'completed';
    });
    return id;
  }

  async stop(): Promise<void> {
    if (this.server.exitCode === null) {
      const ended = once(this.server, 'exit');
      this.server.kill('SIGTERM');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  process.stderr.write(`Waiting until ${what}.\n`);
  while (!(await holds())) await delay(LOOK_MS);
}

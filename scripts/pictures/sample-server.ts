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
import { indexedBook } from '../../test/services/indexed-book.js';
import { makeSecondModel, SECOND_MODEL } from './second-model.js';
import { Receiver } from './receiver.js';

const MAIN = fileURLToPath(new URL('../../program/main.js', import.meta.url));
const ANSWERS_AT = /Colophon answers at (http:\/\/\S+)\/v1;/;
const LOOK_MS = 500;

/** What was added to a library: ids. */
export interface Filled {
  readonly book: string;
  readonly webhook: string;
}

/** A server of a library of its own, in a process of its own. */
export class SampleServer {
  private constructor(
    private readonly server: ChildProcess,
    private readonly folder: string,
    private readonly receiver: Receiver,
    /** Without a path. */
    readonly address: string,
    private readonly client: ColophonClient,
  ) {}

  static async start(): Promise<SampleServer> {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-pictures-'));
    await makeSecondModel(join(folder, 'models'));
    const receiver = await Receiver.start();
    const { PATH, HOME } = process.env;
    const server = spawn(process.execPath, [MAIN], {
      env: { PATH, HOME, COLOPHON_DATA_DIR: folder, PORT: '0', OUTBOUND_ALLOW: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: server.stdout })) {
      const address = ANSWERS_AT.exec(line)?.[1];
      if (address === undefined) continue;
      server.stdout.resume();
      return new SampleServer(server, folder, receiver, address, colophonClient(address));
    }
    throw new Error('The server has ended before it answered.');
  }

  /** Adds a webhook and the book that comes with the program, and ranks it for the topics that do. @returns Their ids. */
  async fill(): Promise<Filled> {
    const { data: webhook } = await this.client.POST('/v1/webhooks', {
      body: { url: this.receiver.address, description: 'Tells the catalogue' },
    });
    const { data: added } = await this.client.POST('/v1/documents/sample');
    const { id } = added!;
    await this.untilComplete(id);
    await this.correct(id);
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
    await until('the webhook knows it', async () => {
      const { data } = await this.client.GET('/v1/webhooks');
      return data?.results[0]?.pending === 0;
    });
    return { book: id, webhook: webhook!.id };
  }

  /** Corrects the first chunks of the book by hand. */
  private async correct(document: string): Promise<void> {
    const { data } = await this.client.GET('/v1/documents/{id}/chunks', {
      params: { path: { id: document }, query: { limit: 4 } },
    });
    const [, first, second, third] = data!.results;
    const of = ({ chunkId: id }: { readonly chunkId?: string }) => ({ params: { path: { id: id! } } });
    await this.client.PATCH('/v1/chunks/{id}', { ...of(first!), body: { type: 'example' } });
    await this.client.PATCH('/v1/chunks/{id}', { ...of(second!), body: { difficulty: 'advanced' } });
    await this.client.PATCH('/v1/sections/{id}', {
      params: { path: { id: third!.sectionId! } },
      body: { title: 'What Colophon is made of' },
    });
  }

  /** Gives all chunks vectors by a second model, and waits before the switch. */
  async addModel(): Promise<void> {
    await this.client.POST('/v1/model-change', { body: { model: SECOND_MODEL, hold: true } });
    await until('a second model has vectors', async () => {
      const { data } = await this.client.GET('/v1/model-change');
      return data?.change?.state === 'ready';
    });
  }

  /** Adds a small book that prints an index; the sample has none. @returns Its id. */
  async addIndexed(): Promise<string> {
    const form = new FormData();
    const bytes = new Uint8Array(indexedBook());
    form.append('file', new Blob([bytes], { type: 'application/pdf' }), 'workshop.pdf');
    const answer = await fetch(`${this.address}/v1/documents`, { method: 'POST', body: form });
    const { id } = (await answer.json()) as { readonly id: string };
    await this.client.POST('/v1/documents/{id}/runs', { params: { path: { id } }, body: { force: false } });
    await this.untilComplete(id);
    return id;
  }

  private async untilComplete(id: string): Promise<void> {
    await until('the book is complete', async () => {
      const { data } = await this.client.GET('/v1/documents/{id}', { params: { path: { id } } });
      return data?.status.startsWith('completed') ?? false;
    });
  }

  async stop(): Promise<void> {
    if (this.server.exitCode === null) {
      const ended = once(this.server, 'exit');
      this.server.kill('SIGTERM');
      await ended;
    }
    await this.receiver.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  process.stderr.write(`Waiting until ${what}.\n`);
  while (!(await holds())) await delay(LOOK_MS);
}

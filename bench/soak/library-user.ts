import { setTimeout as delay } from 'node:timers/promises';
import { sectionsBook } from '../../test/services/books.js';

/** Documents that stay; beyond, the oldest is removed for good. */
const MOST_DOCUMENTS = 25;
/** The longest pause between two actions, in milliseconds. */
const PAUSE_MS = 300;
const QUERIES = [
  'which tables are small and quick',
  'nested queues',
  'how are sockets looked at from side 2',
  'parsers of edition 3',
  'locks',
  'shared vectors',
] as const;

/** Answers that another user's action at the same moment explains: gone, in another state, or too much at once. */
const EXPLAINED = new Set([404, 409, 429]);

/** What the users of a library did, together. */
export interface Doings {
  readonly done: Map<string, number>;
  /** What nobody asked for, with the moment in seconds since the beginning. */
  readonly failures: string[];
}

/** A moment at which a part of the system was cut off, so that errors are to be expected. */
export type IsDisturbed = () => boolean;

/** Uses a library over HTTP as people and programs do: in random order, without regard for each other. */
export class LibraryUser {
  private readonly actions: readonly (readonly [weight: number, name: string, act: () => Promise<unknown>])[];
  private zones: string[] = [];

  constructor(
    private readonly address: string,
    private readonly random: () => number,
    /** Shared by all users. */
    private readonly documents: string[],
    private readonly doings: Doings,
    private readonly isDisturbed: IsDisturbed,
  ) {
    const one = (path: (id: string) => string, method = 'GET') =>
      this.withDocument((id) => this.ask(method, path(id)));
    this.actions = [
      [40, 'search', () => this.ask('GET', `/v1/search?query=${encodeURIComponent(this.pick(QUERIES)!)}`)],
      [8, 'list', () => this.ask('GET', '/v1/documents')],
      [8, 'read', () => one((id) => `/v1/documents/${id}/chunks`)],
      [3, 'picture', () => one((id) => `/v1/documents/${id}/pages/1/picture`)],
      [6, 'ingest', () => this.ingest()],
      [4, 'delete', () => one((id) => `/v1/documents/${id}`, 'DELETE')],
      [4, 'restore', () => one((id) => `/v1/documents/${id}/restore`, 'POST')],
      [3, 'cancel', () => one((id) => `/v1/documents/${id}/cancel`, 'POST')],
      [3, 'reprocess', () => one((id) => `/v1/documents/${id}/reprocess`, 'POST')],
      [3, 'topics', () => this.changeTopics()],
    ];
  }

  /** Acts until the time is over. */
  async use(signal: AbortSignal): Promise<void> {
    const all = this.actions.reduce((sum, [weight]) => sum + weight, 0);
    while (!signal.aborted) {
      let at = this.random() * all;
      const [, name, act] = this.actions.find(([weight]) => (at -= weight) < 0)!;
      try {
        await act();
        this.doings.done.set(name, (this.doings.done.get(name) ?? 0) + 1);
      } catch (error) {
        if (!this.isDisturbed()) this.doings.failures.push(`${name}: ${(error as Error).message}`);
      }
      await delay(this.random() * PAUSE_MS);
    }
  }

  private async ingest(): Promise<void> {
    const sections = 5 + Math.floor(this.random() * 40);
    const edition = 1 + Math.floor(this.random() * 1000);
    const form = new FormData();
    const bytes = new Uint8Array(sectionsBook(sections, edition));
    form.set('file', new Blob([bytes], { type: 'application/pdf' }), `book-${edition}-${sections}.pdf`);
    const added = await this.ask('POST', '/v1/documents', form);
    const { id } = (await added.json()) as { id: string };
    await this.ask('POST', `/v1/documents/${id}/runs`);
    if (!this.documents.includes(id)) this.documents.push(id);
    if (this.documents.length > MOST_DOCUMENTS) {
      await this.ask('DELETE', `/v1/documents/${this.documents.shift()!}?hard=true`);
    }
  }

  private async changeTopics(): Promise<void> {
    if (this.zones.length > 3) {
      await this.ask('DELETE', `/v1/zones/${this.zones.shift()!}`);
      return;
    }
    const name = `Zone ${Math.floor(this.random() * 1e9)}`;
    const answer = await this.ask(
      'POST',
      '/v1/zones',
      JSON.stringify({ name, description: 'What is tried here.' }),
    );
    if (answer.ok) this.zones.push(((await answer.json()) as { id: string }).id);
  }

  private async withDocument(act: (id: string) => Promise<unknown>): Promise<void> {
    const id = this.pick(this.documents);
    if (id !== undefined) await act(id);
  }

  private async ask(method: string, path: string, body?: FormData | string): Promise<Response> {
    const headers = typeof body === 'string' ? { 'content-type': 'application/json' } : undefined;
    const answer = await fetch(this.address + path, { method, body, headers });
    if (!answer.ok && !EXPLAINED.has(answer.status)) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    }
    // A body that nobody reads keeps its connection.
    if (method === 'GET' || !answer.ok) await answer.arrayBuffer();
    return answer;
  }

  private pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.random() * from.length)];
  }
}

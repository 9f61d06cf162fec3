import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chunkTerms } from './chunk-terms.js';
import { LexicalIndexRepository } from './lexical-index.repository.js';
import { LexicalConfig } from './lexical.config.js';
import { PostingsBuilder } from './postings.js';

/** Making the terms of so many chunks takes about 10 ms of the main thread. */
const CHUNKS_AT_ONCE = 100;

/** Makes the terms of books searchable. */
@Injectable()
export class LexicalIndexing {
  private readonly logger = new Logger(LexicalIndexing.name);

  constructor(
    private readonly repository: LexicalIndexRepository,
    private readonly config: LexicalConfig,
  ) {}

  /** Writes the terms of the chunks that a run has staged. No search sees them before `publish`. */
  async prepare(documentId: string, runId: string, signal?: AbortSignal): Promise<void> {
    const built = await this.build(runId, { published: false, signal });
    const index = { documentId, runId, version: this.config.version };
    await this.repository.transaction((manager) => this.repository.insert(index, built, manager));
  }

  /** To be called in the transaction that publishes the chunks. */
  async publish(documentId: string, runId: string, manager: EntityManager): Promise<void> {
    await this.repository.publish(documentId, runId, manager);
  }

  /** Indexes a published book anew, in the transaction that has changed its chunks. */
  async refresh(documentId: string, manager: EntityManager): Promise<void> {
    const runId = await this.repository.publishedRun(documentId, manager);
    if (runId === null) return;
    const built = await this.build(runId, { published: true, manager });
    await this.repository.insert({ documentId, runId, version: this.config.version }, built, manager);
    await this.repository.publish(documentId, runId, manager);
  }

  /**
   * Indexes the published books that have no index yet, or one of another version. Several processes can do it at once.
   *
   * @returns The number of books that it indexed.
   * @throws `signal.reason` when aborted.
   */
  async catchUp(signal?: AbortSignal): Promise<number> {
    let books = 0;
    while (await this.indexOne(signal)) books += 1;
    if (books > 0) this.logger.log(`${books} books can now be searched by words.`);
    return books;
  }

  private async indexOne(signal?: AbortSignal): Promise<boolean> {
    const { version } = this.config;
    signal?.throwIfAborted();
    return this.repository.transaction(async (manager) => {
      const document = await this.repository.lockLacking(version, manager);
      if (!document) return false;
      const { id: documentId, runId } = document;
      const built = await this.build(runId, { published: true, signal, manager });
      await this.repository.insert({ documentId, runId, version }, built, manager);
      await this.repository.publish(documentId, runId, manager);
      return true;
    });
  }

  private async build(
    runId: string,
    { published, signal, manager }: { published: boolean; signal?: AbortSignal; manager?: EntityManager },
  ): Promise<PostingsBuilder> {
    const built = new PostingsBuilder();
    for (let from = 0; ;) {
      signal?.throwIfAborted();
      const chunks = await this.repository.chunks(runId, { published, from, limit: CHUNKS_AT_ONCE }, manager);
      for (const chunk of chunks) built.add(chunk.ordinal, chunkTerms(chunk, { stem: this.config.stems }));
      if (chunks.length < CHUNKS_AT_ONCE) return built;
      from = chunks.at(-1)!.ordinal + 1;
      // Requests and heartbeats come between.
      await setImmediate();
    }
  }
}

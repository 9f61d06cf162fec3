import { Injectable } from '@nestjs/common';
import { DocumentsService } from '../documents/documents.service.js';
import { isUuid } from '../database/is-uuid.js';
import { UserError } from '../errors/errors.js';
import type { IngestionRunEntity } from './ingestion-run.entity.js';
import { RunHistoryRepository } from './run-history.repository.js';
import type { RunDetails } from './run-view.js';

/** The past and present runs of documents. */
@Injectable()
export class RunHistoryService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly history: RunHistoryRepository,
  ) {}

  /** Runs of a document, newest first. @throws {UserError} `document.not_found` */
  async page(
    documentId: string,
    limit: number,
    offset: number,
  ): Promise<{ readonly runs: readonly RunDetails[]; readonly count: number }> {
    const { id } = await this.documents.get(documentId);
    const { runs, count } = await this.history.page(id, limit, offset);
    return { count, runs: await this.describe(runs) };
  }

  /** @param only Runs of these documents; null: of all. @throws {UserError} `run.not_found` */
  async get(id: string, only: readonly string[] | null = null): Promise<RunDetails> {
    const run = isUuid(id) ? await this.history.find(id) : null;
    const isShown = run && (only === null || only.includes(run.documentId));
    const [details] = isShown ? await this.describe([run]) : [];
    if (!details) {
      throw new UserError('run.not_found', `There is no run ${id}.`, { fault: 'missing', field: 'id' });
    }
    return details;
  }

  /** The newest run of a document, or null before the first. */
  async last(documentId: string): Promise<RunDetails | null> {
    const run = (await this.history.latest([documentId])).get(documentId);
    const [details] = run ? await this.describe([run]) : [];
    return details ?? null;
  }

  private async describe(runs: readonly IngestionRunEntity[]): Promise<RunDetails[]> {
    const ages = await this.history.heartbeatAges(runs.map(({ id }) => id));
    // A document has at most one queued or active run.
    const waiting = runs.find(({ state }) => state === 'queued');
    const position = waiting ? await this.history.queuePosition(waiting.id) : null;
    return runs.map((run) => ({
      run,
      queuePosition: run === waiting ? position : null,
      heartbeatAgeMs: ages.get(run.id) ?? null,
    }));
  }
}

import { Injectable } from '@nestjs/common';
import { DocumentsService } from '../documents/documents.service.js';
import type { AddedDocument } from '../documents/documents.service.js';
import { SAMPLE_BOOK } from '../documents/sample-book.js';
import { UserError } from '../errors/errors.js';
import { IngestionService } from './ingestion.service.js';

export interface AddedSample extends AddedDocument {
  /** The run that ingests it, or that has completed it; null when another run works on it. */
  readonly runId: string | null;
}

/** The book that comes with the program, for a first look at an empty library. */
@Injectable()
export class SampleService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly ingestion: IngestionService,
  ) {}

  /**
   * Adds the book and queues its ingestion, unless both are done already.
   *
   * @throws as `IngestionService.start`, except that a run is active.
   */
  async add(client: string | null = null): Promise<AddedSample> {
    const added = await this.documents.addPath(SAMPLE_BOOK);
    try {
      const { runId } = await this.ingestion.start(added.document.id, false, client);
      return { ...added, document: await this.documents.get(added.document.id), runId };
    } catch (error) {
      if (error instanceof UserError && error.code === 'run.active') return { ...added, runId: null };
      throw error;
    }
  }
}

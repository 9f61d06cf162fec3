import { Command } from 'nest-commander';
import { BulkRunsService } from '../ingestion/bulk-runs.service.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { one } from './queued-runs.js';
import { UsageError } from './usage-error.js';
import { WorkCommand } from './work-command.js';
import type { WorkOptions } from './work-command.js';

@Command({
  name: 'retry',
  arguments: '[document]',
  description: 'Do anew what failed or was cancelled; vectors that were saved are used.',
})
export class RetryCommand extends WorkCommand {
  async run([documentId]: string[], options: WorkOptions): Promise<void> {
    if ((documentId !== undefined) === (options.failed ?? false)) {
      throw new UsageError('Name a document, or say --failed.', 'document');
    }
    await this.queueAndShow('colophon retry', options, async (library) =>
      documentId === undefined
        ? library.get(BulkRunsService).retryFailed()
        : one(documentId, await library.get(IngestionService).retry(documentId)),
    );
  }
}

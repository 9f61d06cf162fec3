import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import { BulkRunsService } from '../ingestion/bulk-runs.service.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { one } from './queued-runs.js';
import { UsageError } from './usage-error.js';
import { WorkCommand } from './work-command.js';
import type { WorkOptions } from './work-command.js';

@Command({
  name: 'retry',
  arguments: '[document]',
  description: 'Retry what failed or was cancelled; saved vectors are reused.',
})
export class RetryCommand extends WorkCommand {
  override readonly examples = ['colophon retry handbook.pdf --wait', 'colophon retry --failed'];

  async run([name]: string[], options: WorkOptions): Promise<void> {
    if ((name !== undefined) === (options.failed ?? false)) {
      throw new UsageError('Name a document, or use --failed.', 'document');
    }
    const queue = async (library: INestApplicationContext) => {
      if (name === undefined) return library.get(BulkRunsService).retryFailed();
      const { id } = await library.get(DocumentLookup).find(name);
      return one(id, (found) => library.get(IngestionService).retry(found));
    };
    await this.queueAndShow('colophon retry', options, queue, { one: name !== undefined });
  }
}

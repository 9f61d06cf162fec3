import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import { BulkRunsService } from '../ingestion/bulk-runs.service.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { FIRST_STAGES } from '../ingestion/run-states.js';
import type { FirstStage } from '../ingestion/run-states.js';
import { choice } from './option-parsers.js';
import { one } from './queued-runs.js';
import { UsageError } from './usage-error.js';
import { WorkCommand } from './work-command.js';
import type { WorkOptions } from './work-command.js';

interface ReprocessOptions extends WorkOptions {
  readonly document?: string;
  readonly all?: boolean;
  readonly stage?: FirstStage;
}

@Command({
  name: 'reprocess',
  description:
    'Work on documents again; what is published can be searched until the new version replaces it.',
})
export class ReprocessCommand extends WorkCommand {
  async run(_arguments: string[], options: ReprocessOptions): Promise<void> {
    const { document, failed, all, stage } = options;
    if ([document, failed, all].filter(Boolean).length !== 1) {
      throw new UsageError('Say which documents: --document ID, --failed or --all.', 'document');
    }
    const queue = async (library: INestApplicationContext) => {
      if (document === undefined) {
        return library.get(BulkRunsService).reprocess(all ? 'all' : 'failed', stage);
      }
      const { id } = await library.get(DocumentLookup).find(document, '--document');
      return one(id, (found) => library.get(IngestionService).reprocess(found, stage));
    };
    await this.queueAndShow('colophon reprocess', options, queue, document !== undefined);
  }

  @Option({ flags: '--document <document>', description: 'This document.' })
  parseDocument(value: string): string {
    return value;
  }

  @Option({
    flags: '--all',
    description: 'All documents; with --stage embedding, those whose chunks lack vectors.',
  })
  parseAll(): boolean {
    return true;
  }

  @Option({
    flags: '--stage <stage>',
    description: 'Begin with reading (the default) or embedding, which does not read the book again.',
  })
  parseStage(value: string): FirstStage {
    return choice(value, FIRST_STAGES);
  }
}

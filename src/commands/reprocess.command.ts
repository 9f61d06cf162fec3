import { Command, Option } from 'nest-commander';
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
    await this.queueAndShow('colophon reprocess', options, async (library) =>
      document === undefined
        ? library.get(BulkRunsService).reprocess(all ? 'all' : 'failed', stage)
        : one(document, await library.get(IngestionService).reprocess(document, stage)),
    );
  }

  @Option({ flags: '--document <id>', description: 'This document.' })
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

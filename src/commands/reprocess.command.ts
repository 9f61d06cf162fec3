import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import { BulkRunsService } from '../ingestion/bulk-runs.service.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { FIRST_STAGES, LAST_STAGES, NO_SPAN, isSpan, spanOf } from '../runs/run-states.js';
import type { FirstStage, LastStage } from '../runs/run-states.js';
import { choice } from './option-parsers.js';
import { one } from './queued-runs.js';
import { UsageError } from './usage-error.js';
import { WorkCommand } from './work-command.js';
import type { WorkOptions } from './work-command.js';

interface ReprocessOptions extends WorkOptions {
  readonly document?: string;
  readonly all?: boolean;
  readonly stage?: FirstStage;
  readonly until?: LastStage;
}

@Command({
  name: 'reprocess',
  description:
    'Process documents again, or only some stages; the published version stays until a new one replaces it.',
})
export class ReprocessCommand extends WorkCommand {
  override readonly examples = [
    'colophon reprocess --document handbook.pdf --wait',
    'colophon reprocess --all --stage embedding   # keeps the chunks',
  ];

  async run(_arguments: string[], options: ReprocessOptions): Promise<void> {
    const { document, failed, all, stage, until } = options;
    if ([document, failed, all].filter(Boolean).length !== 1) {
      throw new UsageError('Choose the documents: --document ID, --failed or --all.', 'document');
    }
    const span = spanOf(stage, until);
    if (!isSpan(span)) throw new UsageError(NO_SPAN, '--until', 'Use only one of --stage and --until.');
    const queue = async (library: INestApplicationContext) => {
      if (document === undefined) {
        return library.get(BulkRunsService).reprocess(all ? 'all' : 'failed', span);
      }
      const { id } = await library.get(DocumentLookup).find(document, '--document');
      return one(id, (found) => library.get(IngestionService).reprocess(found, span));
    };
    await this.queueAndShow('colophon reprocess', options, queue, { one: document !== undefined, span });
  }

  @Option({ flags: '--document <document>', description: 'This document.' })
  parseDocument(value: string): string {
    return value;
  }

  @Option({
    flags: '--all',
    description: 'All documents; with --stage embedding, those with chunks that lack vectors or wait.',
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

  @Option({
    flags: '--until <stage>',
    description:
      'End with structuring (the contents), chunking (the chunks wait) or publishing (the default).',
  })
  parseUntil(value: string): LastStage {
    return choice(value, LAST_STAGES);
  }
}

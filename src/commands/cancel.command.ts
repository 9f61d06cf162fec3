import { Command } from 'nest-commander';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';

@Command({
  name: 'cancel',
  arguments: '<document>',
  description:
    'Stop the run of a document, or end the failure of a failed one; what was not published is removed.',
})
export class CancelCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([documentId]: string[], options: CommonOptions): Promise<void> {
    const cancelled = await this.session.use('colophon cancel', (library) =>
      library.get(IngestionService).cancel(documentId!),
    );
    if (options.json) this.terminal.json({ documentId, ...cancelled });
    else {
      const { runId, status, removed } = cancelled;
      this.terminal.line(`Run ${runId} is cancelled; the document is ${status} again.`);
      this.terminal.line(
        `Removed: ${removed.sections} sections, ${removed.chunks} chunks, ${removed.embeddings} embeddings.`,
      );
    }
  }
}

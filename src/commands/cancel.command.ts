import { Command } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';

@Command({
  name: 'cancel',
  arguments: '<document>',
  description:
    'Cancel the run of a document, or clear the failure of a failed one; what was not published is removed.',
})
export class CancelCommand extends CliCommand {
  override readonly examples = ['colophon cancel handbook.pdf'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([name]: string[], options: CommonOptions): Promise<void> {
    const cancelled = await this.session.use('colophon cancel', async (library) => {
      const { id } = await library.get(DocumentLookup).find(name!);
      return { documentId: id, ...(await library.get(IngestionService).cancel(id)) };
    });
    if (options.json) this.terminal.json(cancelled);
    else {
      const { runId, status, removed } = cancelled;
      this.terminal.line(`Run ${runId} is cancelled; the document is ${status} again.`);
      this.terminal.line(
        `Removed: ${removed.sections} sections, ${removed.chunks} chunks, ${removed.embeddings} embeddings.`,
      );
    }
  }
}

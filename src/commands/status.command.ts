import { Command } from 'nest-commander';
import { DocumentsService } from '../documents/documents.service.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { statusView } from '../ingestion/document-view.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { Terminal } from './terminal.js';

/** More documents than a person reads; a program pages through the REST API. */
const MOST_DOCUMENTS = 1000;

@Command({ name: 'status', arguments: '[document]', description: 'How far a document is, or all of them.' })
export class StatusCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id]: string[], options: CommonOptions): Promise<void> {
    const views = await this.session.use('colophon status', async (library) => {
      const ingestion = library.get(IngestionService);
      if (id !== undefined) return [statusView(await ingestion.progress(id))];
      const { documents } = await library.get(DocumentsService).list(MOST_DOCUMENTS, 0);
      return Promise.all(
        documents.map(async (document) => statusView(await ingestion.progress(document.id))),
      );
    });
    if (options.json) {
      this.terminal.json(id === undefined ? { documents: views } : views[0]);
      return;
    }
    if (views.length === 0) this.terminal.note('No document yet. Add one with `colophon ingest FILE`.');
    for (const view of views) {
      const stage = view.stage ? ` (${view.stage}, ${view.percent} %)` : '';
      this.terminal.line(`${view.id}  ${view.status}${stage}  ${view.title}`);
      if (view.message) this.terminal.line(`  ${view.message}`);
      if (view.error?.hint) this.terminal.line(`  ${view.error.hint}`);
    }
  }
}

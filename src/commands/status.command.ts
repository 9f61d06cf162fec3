import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import { DocumentListService } from '../documents/document-list.service.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { statusView } from '../runs/document-view.js';
import type { StatusView } from '../runs/document-view.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { dateOf, table } from './table.js';
import { Terminal } from './terminal.js';

/** More documents than a person reads; programs can page through the REST API. */
const MOST_DOCUMENTS = 1000;
const ACTIVE = ['queued', 'processing'];

@Command({
  name: 'status',
  arguments: '[document]',
  description: 'Show the progress of a document; without one, of all active documents.',
})
export class StatusCommand extends CliCommand {
  override readonly examples = ['colophon status', 'colophon status handbook.pdf'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([name]: string[], options: CommonOptions): Promise<void> {
    if (name !== undefined) {
      const view = await this.session.use('colophon status', async (library) => {
        const { id } = await library.get(DocumentLookup).find(name);
        return statusView(await library.get(IngestionService).progress(id));
      });
      if (options.json) this.terminal.json(view);
      else statusLines(view).forEach((line) => this.terminal.line(line));
      return;
    }
    const { byStatus, documents } = await this.session.use('colophon status', allOf);
    if (options.json) {
      this.terminal.json({ byStatus, documents });
      return;
    }
    const counts = Object.entries(byStatus).map(([status, count]) => `${count} ${status}`);
    if (counts.length === 0) this.terminal.note('No document yet. Add one with `colophon ingest FILE`.');
    else this.terminal.line(`Documents: ${counts.join(', ')}`);
    const active = documents.filter(({ status }) => ACTIVE.includes(status));
    if (active.length === 0) {
      this.terminal.note('No run is queued or active. `colophon documents` lists the books.');
      return;
    }
    const rows = active.map(({ id, status, stage, percent, startedAt, title }) => {
      const started = startedAt === null ? '-' : dateOf(startedAt);
      return [id, status, stage ?? '-', `${percent} %`, started, title];
    });
    const head = ['ID', 'STATUS', 'STAGE', 'DONE', 'STARTED', 'TITLE'];
    table(head, rows).forEach((line) => this.terminal.line(line));
  }
}

async function allOf(library: INestApplicationContext) {
  const list = library.get(DocumentListService);
  const { results, byStatus } = await list.list({ limit: MOST_DOCUMENTS }, Infinity);
  const ingestion = library.get(IngestionService);
  const views = await Promise.all(results.map(async ({ id }) => statusView(await ingestion.progress(id))));
  return { byStatus, documents: views };
}

function statusLines(view: StatusView): string[] {
  const { id, title, status, stage, percent, message, error, createdAt, startedAt, finishedAt } = view;
  const times = [
    `added ${dateOf(createdAt)}`,
    ...(startedAt === null ? [] : [`last run ${dateOf(startedAt)}`]),
    ...(finishedAt === null ? [] : [`ended ${dateOf(finishedAt)}`]),
  ];
  return [
    `${title}  ${id}`,
    `  status  ${status}${stage ? ` (${stage}, ${percent} %)` : ''}`,
    `  times   ${times.join(', ')}`,
    ...(message ? [`  ${message}`] : []),
    ...(error?.hint ? [`  ${error.hint}`] : []),
  ];
}

import { fileURLToPath } from 'node:url';
import { Command } from 'nest-commander';
import { DocumentsService } from '../documents/documents.service.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { SearchService } from '../search/search.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { ingestFile } from './ingest.command.js';
import { ingestedLines } from './ingested-lines.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { resultLines } from './result-lines.js';
import { Terminal } from './terminal.js';

/** This file runs as dist/src/commands/*.js; the sample is beside `dist/`. */
const HANDBOOK = fileURLToPath(new URL('../../../samples/handbook.pdf', import.meta.url));

const QUESTIONS = [
  'How do I move to my own PostgreSQL server?',
  'Why does the same text always give the same vector?',
  'TypeScript client that uploads a book and waits for it',
] as const;

const ANSWERS_SHOWN = 2;

@Command({
  name: 'demo',
  description: 'Ingest the handbook that comes with the program and ask it three questions.',
})
export class DemoCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    await interruptible(this.terminal, (signal) =>
      this.session.use(
        'colophon demo',
        async (library) => {
          const say = (text = '') => (options.json ? undefined : this.terminal.line(text));
          say('$ colophon ingest samples/handbook.pdf');
          const services = {
            documents: library.get(DocumentsService),
            ingestion: library.get(IngestionService),
          };
          const view = await ingestFile(HANDBOOK, {}, services, {
            signal,
            onProgress: this.terminal.progress,
          });
          ingestedLines(view).forEach(say);
          const answers = [];
          for (const question of QUESTIONS) {
            say();
            say(`$ colophon search "${question}" --limit ${ANSWERS_SHOWN}`);
            const filter = { limit: ANSWERS_SHOWN, types: [], documents: [view.id] };
            const answer = await library.get(SearchService).search(question, filter);
            answers.push({ question, ...answer });
            const style = { full: false, columns: this.terminal.resultColumns };
            answer.results.flatMap((result) => resultLines(result, style)).forEach(say);
          }
          if (options.json) this.terminal.json({ document: view, answers });
        },
        { signal, embeds: true },
      ),
    );
  }
}

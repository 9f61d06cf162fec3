import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'nest-commander';
import { DocumentsService } from '../documents/documents.service.js';
import { SAMPLE_BOOK } from '../documents/sample-book.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { RankingService } from '../ranking/ranking.service.js';
import { SearchService } from '../search/search.service.js';
import { TaxonomyFiles } from '../topics/taxonomy-files.js';
import { TaxonomyLookup } from '../topics/taxonomy-lookup.js';
import { TopicEmbedding } from '../topics/topic-embedding.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { ingestFile } from './ingest.command.js';
import { ingestedLines } from './ingested-lines.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { resultLines } from './result-lines.js';
import { Terminal } from './terminal.js';
import { mergedLines } from './topics-files.command.js';
import { embeddedLine, listLines } from './topics-lists.command.js';

const QUESTIONS = [
  'How do I move to my own PostgreSQL server?',
  'Why does the same text always give the same vector?',
  'TypeScript client that uploads a book and waits for it',
] as const;

const ANSWERS_SHOWN = 2;

/** A subtopic of the starter taxonomy that the handbook says something about. */
const SUBTOPIC = 'HTTP and Web Services';
/** The handbook is no book about programming. */
const SHOWN_SIMILARITY = 0.3;

@Command({
  name: 'demo',
  description:
    'Ingest the handbook that comes with the program, ask it three questions, and rank it for topics of programming.',
})
export class DemoCommand extends CliCommand {
  override readonly examples = ['colophon demo'];

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
          const view = await ingestFile(SAMPLE_BOOK, {}, services, {
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
          const topics = await this.showTopics(library, signal, say);
          if (options.json) this.terminal.json({ document: view, answers, topics });
        },
        { signal, embeds: true },
      ),
    );
  }

  /** Loads the starter taxonomy, ranks the library for it and shows the best passages for one subtopic. */
  private async showTopics(
    library: INestApplicationContext,
    signal: AbortSignal,
    say: (text?: string) => void,
  ) {
    say();
    say('$ colophon topics import');
    const imported = await library.get(TaxonomyFiles).importStarter();
    mergedLines(imported).forEach(say);
    say();
    say('$ colophon topics embed');
    const onProgress = (done: number, total: number) => this.terminal.progress('embedding', done, total);
    const embedded = await library.get(TopicEmbedding).embedAll({ signal, onProgress });
    say(embeddedLine(embedded));
    say();
    say('$ colophon rank');
    const ranked = await library.get(RankingService).rank({}, { signal });
    say(ranked.message);
    say();
    const limits = { limit: 1, minSimilarity: SHOWN_SIMILARITY };
    say(`$ colophon topics chunks "${SUBTOPIC}" --limit 1 --min-similarity ${SHOWN_SIMILARITY}`);
    const { id } = await library.get(TaxonomyLookup).find(SUBTOPIC, ['subtopic'], 'subtopic');
    const lists = await library.get(RankingService).chunks(id, limits);
    listLines(lists, { full: false, columns: this.terminal.resultColumns }).forEach(say);
    return { imported, embedded, ranked, lists };
  }
}

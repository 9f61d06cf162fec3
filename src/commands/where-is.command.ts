import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import { QuotesService } from '../quotes/quotes.service.js';
import type { QuoteAnswer } from '../quotes/quotes.service.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { wholeNumber } from './option-parsers.js';
import { placeLines } from './place-lines.js';
import { Terminal } from './terminal.js';

interface WhereIsOptions extends CommonOptions {
  readonly document?: readonly string[];
  readonly limit?: number;
}

const DEFAULT_LIMIT = 5;
const MOST_PLACES = 40;

@Command({
  name: 'where-is',
  arguments: '<quote...>',
  description: 'Find the book, page and section in which a sentence stands, exactly or nearly.',
})
export class WhereIsCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(words: string[], options: WhereIsOptions): Promise<void> {
    const find = async (library: INestApplicationContext) => {
      const documents: string[] = [];
      for (const name of options.document ?? []) {
        documents.push((await library.get(DocumentLookup).find(name, '--document')).id);
      }
      const limit = options.limit ?? DEFAULT_LIMIT;
      return library.get(QuotesService).whereIs(words.join(' '), { documents, limit });
    };
    const answer = await this.session.use('colophon where-is', find);
    if (options.json) {
      this.terminal.json(answer);
      return;
    }
    for (const place of answer.places) placeLines(place).forEach((line) => this.terminal.line(line));
    const more = remark(answer);
    if (more) this.terminal.note(more);
  }

  @Option({ flags: '--document <document>', description: 'Only this document; may be given more than once.' })
  parseDocument(value: string, earlier: readonly string[] = []): string[] {
    return [...earlier, value];
  }

  @Option({
    flags: '--limit <n>',
    description: `How many places to show, 1 to ${MOST_PLACES}; ${DEFAULT_LIMIT} by default.`,
  })
  parseLimit(value: string): number {
    return wholeNumber(value, 1, MOST_PLACES);
  }
}

function remark({ found, count, countIsComplete, places }: QuoteAnswer): string | null {
  if (found === 'none') return 'It stands in none of the books, neither exactly nor nearly.';
  const atLeast = countIsComplete ? '' : 'at least ';
  if (count > places.length) return `It stands in ${atLeast}${count} places; ${places.length} are shown.`;
  return null;
}

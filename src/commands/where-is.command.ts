import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { MOST_PLACES, QuotesService, USUAL_PLACES } from '../quotes/quotes.service.js';
import type { QuoteAnswer } from '../quotes/quotes.service.js';
import { DocumentFilterCommand } from './filter-command.js';
import type { DocumentFilterOptions } from './filter-command.js';
import { wholeNumber } from './option-parsers.js';
import { placeLines } from './place-lines.js';

interface WhereIsOptions extends DocumentFilterOptions {
  readonly limit?: number;
}

@Command({
  name: 'where-is',
  arguments: '<quote...>',
  description: 'Find the book, page and section in which a sentence stands, exactly or nearly.',
})
export class WhereIsCommand extends DocumentFilterCommand {
  override readonly examples = ['colophon where-is "It returns the number of bytes read."'];

  async run(words: string[], options: WhereIsOptions): Promise<void> {
    const find = async (library: INestApplicationContext) => {
      const documents = await this.documentsOf(library, options);
      const limit = options.limit ?? USUAL_PLACES;
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

  @Option({
    flags: '--limit <n>',
    description: `How many places to show, 1 to ${MOST_PLACES}; ${USUAL_PLACES} by default.`,
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

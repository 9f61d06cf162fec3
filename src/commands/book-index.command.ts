import { Command } from 'nest-commander';
import { BookIndexService } from '../reading/book-index.service.js';
import { indexEntryLine, indexSummary } from './index-lines.js';
import { LibraryListCommand, listRequest } from './library-list-command.js';
import type { ListOptions } from './library-list-command.js';

@Command({
  name: 'book-index',
  arguments: '<document>',
  description: 'Show the index at the back of a book of the library: terms with physical pages.',
})
export class BookIndexCommand extends LibraryListCommand {
  override readonly examples = ['colophon book-index handbook.pdf --limit 50'];

  async run([name]: string[], { json, ...list }: ListOptions): Promise<void> {
    const index = await this.withDocument('colophon book-index', name!, (library, id) =>
      library.get(BookIndexService).entries(id, listRequest(list)),
    );
    if (json) {
      this.terminal.json(index);
      return;
    }
    const { count, parts, numbering, confidence, results } = index;
    if (numbering === null || confidence === null) {
      this.terminal.note('The book has no index.');
      return;
    }
    this.terminal.note(indexSummary({ parts, numbering, confidence, count }));
    for (const entry of results) this.terminal.line(indexEntryLine(entry));
    this.noteMore(index);
  }
}

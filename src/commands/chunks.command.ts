import { Command, Option } from 'nest-commander';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import type { ChunkType } from '../book/chunk-type.js';
import type { PageRange } from '../chunking/page-view/page-view.js';
import { ChunksService } from '../reading/chunks.service.js';
import { chunkLines, listSummary } from './chunk-list-lines.js';
import { LibraryListCommand, listRequest } from './library-list-command.js';
import type { ListOptions } from './library-list-command.js';
import { choice } from './option-parsers.js';
import { parsePageRange } from './page-range.js';

/** A list is cut by its own limit, not by pages. */
const MOST_PAGES = 1_000_000;

interface ChunksOptions extends ListOptions {
  readonly page?: PageRange;
  readonly section?: string;
  readonly type?: readonly ChunkType[];
  readonly full?: boolean;
}

@Command({
  name: 'chunks',
  arguments: '<document>',
  description: 'List the chunks of a book of the library, in reading order.',
})
export class ChunksCommand extends LibraryListCommand {
  override readonly examples = [
    'colophon chunks handbook.pdf --page 10-12',
    'colophon chunks handbook.pdf --type code --full',
  ];

  @Option({ flags: '--page <range>', description: 'Only chunks on physical pages, such as 12 or 10-12.' })
  parsePage(value: string): PageRange {
    return parsePageRange(value, MOST_PAGES);
  }

  @Option({ flags: '--section <section>', description: 'Only chunks of this section and those below it.' })
  parseSection(value: string): string {
    return value;
  }

  @Option({
    flags: '--type <type>',
    description: `One of ${CHUNK_TYPES.join(', ')}; may be given more than once.`,
  })
  parseType(value: string, earlier: readonly ChunkType[] = []): ChunkType[] {
    return [...earlier, choice(value, CHUNK_TYPES)];
  }

  @Option({ flags: '--full', description: 'Whole texts instead of their first 200 characters.' })
  parseFull(): boolean {
    return true;
  }

  async run([name]: string[], { page, section, type, full, json, ...list }: ChunksOptions): Promise<void> {
    const chunks = await this.withDocument('colophon chunks', name!, (library, id) =>
      library.get(ChunksService).list(id, {
        ...listRequest(list),
        pages: page,
        section,
        types: type,
        view: full ? 'full' : 'preview',
      }),
    );
    if (json) {
      this.terminal.json(chunks);
      return;
    }
    const style = { full: full ?? false, columns: this.terminal.resultColumns };
    for (const chunk of chunks.results) {
      for (const line of chunkLines(chunk, style)) this.terminal.line(line);
    }
    this.terminal.note(listSummary(chunks));
    this.noteMore(chunks);
  }
}

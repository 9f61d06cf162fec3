import { Command, Option } from 'nest-commander';
import { UserError } from '../errors/errors.js';
import { SearchService } from '../search/search.service.js';
import type { WholePassage } from '../search/search.service.js';
import { FORMAT_OPTION, formatOf, parseFormat } from './chunk-format.js';
import type { ChunkFormat } from './chunk-format.js';
import { bareMarkdown, inComment } from './chunk-lines.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { citationOf } from './result-lines.js';
import { Terminal } from './terminal.js';

interface ShowOptions extends CommonOptions {
  readonly format?: ChunkFormat;
}

@Command({
  name: 'show',
  arguments: '<chunk>',
  description: 'Show the whole text of a search result, by its chunkId.',
})
export class ShowCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  @Option(FORMAT_OPTION)
  parseFormat(value: string): ChunkFormat {
    return parseFormat(value);
  }

  async run([id]: string[], options: ShowOptions): Promise<void> {
    const format = formatOf(options);
    const passage = await this.session.use('colophon show', (library) =>
      library.get(SearchService).passage(id!),
    );
    if (format === 'json') {
      this.terminal.json(passage);
      return;
    }
    const head = [citationOf(passage), neighboursOf(passage)];
    const body = format === 'markdown' ? markdownOf(passage) : passage.text;
    for (const row of head) this.terminal.line(format === 'markdown' ? inComment(row) : row);
    this.terminal.line();
    this.terminal.line(body);
  }
}

function markdownOf({ text, parts, sectionPath, documentId, chunkId }: WholePassage): string {
  if (parts) return bareMarkdown({ text, parts, sectionPath });
  throw new UserError('chunk.no_parts', `Of the chunk ${chunkId} only its text is known.`, {
    fault: 'conflict',
    field: 'format',
    hint: `It was stored before parts were kept. Read its book again with \`colophon reprocess --document ${documentId}\`.`,
  });
}

/** Printed pages, where they have other numbers, and the chunks before and after. */
function neighboursOf(passage: WholePassage): string {
  const { pageFirst, pageLast, pageLabelFirst, pageLabelLast, previous, next } = passage;
  const printed = pageLabelFirst === pageLabelLast ? pageLabelFirst : `${pageLabelFirst}-${pageLabelLast}`;
  const physical = pageFirst === pageLast ? `${pageFirst}` : `${pageFirst}-${pageLast}`;
  return [
    printed === null || printed === physical ? [] : `printed as page ${printed}`,
    previous ? `after ${previous}` : 'the first of its book',
    next ? `before ${next}` : 'the last of its book',
  ]
    .flat()
    .join(', ');
}

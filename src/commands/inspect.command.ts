import { Command, Option, SubCommand } from 'nest-commander';
import { FINDABLE_SOURCES } from '../structure/build-contents.js';
import type { FindableSource } from '../structure/build-contents.js';
import { GroupCommand } from './group-command.js';
import { contentsOrigin, entryLine } from './contents-origin.js';
import { InspectChunksCommand } from './inspect-chunks.command.js';
import { InspectFileCommand } from './inspect-file.command.js';
import type { InspectOptions } from './inspect-file.command.js';
import { InspectIndexCommand } from './inspect-index.command.js';
import { InspectPagesCommand } from './inspect-pages.command.js';
import { choice } from './option-parsers.js';
import { passwordOf } from './password-option.js';

interface TocOptions extends InspectOptions {
  readonly source?: FindableSource;
}

@SubCommand({ name: 'toc', arguments: '<file>', description: 'The contents of a PDF with physical pages.' })
export class InspectTocCommand extends InspectFileCommand {
  override readonly examples = [
    'colophon inspect toc book.pdf',
    'colophon inspect toc book.pdf --source printed',
  ];

  @Option({
    flags: '--source <source>',
    description: `Take the contents from one source only: ${FINDABLE_SOURCES.join(', ')}.`,
  })
  parseSource(value: string): FindableSource {
    return choice(value, FINDABLE_SOURCES);
  }

  async run([file]: string[], options: TocOptions): Promise<void> {
    const { contents, pageCount, chunking } = await this.analyse(file!, {
      password: await passwordOf(options),
      contentsSource: options.source,
    });
    if (options.json) {
      const entries = contents.sections.map(({ order, title, level, pageFirst, pageLast }) => ({
        title,
        level,
        pageFirst,
        pageLast,
        chunks: chunking.chunks.filter((chunk) => chunk.section === order).length,
      }));
      const { source, confidence, pageOffset } = contents;
      const { content } = chunking;
      this.terminal.json({ source, confidence, pages: pageCount, content, pageOffset, entries });
      return;
    }
    this.terminal.note(
      `${contents.sections.length} entries from: ${contentsOrigin(contents)}; ${pageCount} pages`,
    );
    for (const section of contents.sections) this.terminal.line(entryLine(section));
  }
}

@Command({
  name: 'inspect',
  description: 'Look at what is read from a PDF, without a database: toc, chunks, index or pages.',
  subCommands: [InspectTocCommand, InspectChunksCommand, InspectIndexCommand, InspectPagesCommand],
})
export class InspectCommand extends GroupCommand {
  override readonly examples = [
    'colophon inspect toc book.pdf',
    'colophon inspect chunks book.pdf --format markdown',
  ];
}

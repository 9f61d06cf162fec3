import type { Command as CommanderCommand } from 'commander';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { FINDABLE_SOURCES } from '../structure/build-contents.js';
import type { FindableSource } from '../structure/build-contents.js';
import { contentsOrigin, entryLine } from './contents-origin.js';
import { InspectChunksCommand } from './inspect-chunks.command.js';
import { InspectFileCommand } from './inspect-file.command.js';
import type { InspectOptions } from './inspect-file.command.js';
import { InspectIndexCommand } from './inspect-index.command.js';
import { InspectPagesCommand } from './inspect-pages.command.js';
import { choice } from './option-parsers.js';
import { passwordOf } from './password-option.js';
import { UsageError } from './usage-error.js';

interface TocOptions extends InspectOptions {
  readonly source?: FindableSource;
}

@SubCommand({ name: 'toc', arguments: '<file>', description: 'The contents of a PDF with physical pages.' })
export class InspectTocCommand extends InspectFileCommand {
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
/** It has no `--json` of its own, because it would then take the option away from its subcommands. */
export class InspectCommand extends CommandRunner {
  override setCommand(command: CommanderCommand): this {
    return super.setCommand(command.exitOverride());
  }

  run([what]: string[]): Promise<void> {
    const problem = what === undefined ? 'Say what to inspect.' : `There is no "inspect ${what}".`;
    throw new UsageError(
      problem,
      'inspect',
      'Use `inspect toc FILE`, `inspect chunks FILE`, `inspect index FILE` or `inspect pages FILE --pages 1-2`.',
    );
  }
}

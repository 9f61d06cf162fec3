import type { Command as CommanderCommand } from 'commander';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import type { Chunk } from '../chunking/chunk.js';
import { tokenStatistics } from '../chunking/chunk-statistics.js';
import { writeRanges } from '../chunking/page-ledger.js';
import { FINDABLE_SOURCES } from '../structure/build-contents.js';
import type { FindableSource } from '../structure/build-contents.js';
import { contentsOrigin, entryLine } from './contents-origin.js';
import { InspectFileCommand } from './inspect-file.command.js';
import type { InspectOptions } from './inspect-file.command.js';
import { InspectIndexCommand } from './inspect-index.command.js';
import { InspectPagesCommand } from './inspect-pages.command.js';
import { ledgerText } from './ledger-text.js';
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

@SubCommand({
  name: 'chunks',
  arguments: '<file>',
  description: 'The chunks of a PDF, as they would be embedded.',
})
export class InspectChunksCommand extends InspectFileCommand {
  async run([file]: string[], options: InspectOptions): Promise<void> {
    const password = await passwordOf(options);
    const { chunking, pageFailures, pageWarnings } = await this.analyse(file!, { password });
    if (options.json) {
      const chunks = chunking.chunks.map(chunkView);
      const { dropped, ledger, content } = chunking;
      const tokens = tokenStatistics(chunking.chunks);
      this.terminal.json({ chunks, tokens, ledger, dropped, content, pageFailures, pageWarnings });
      return;
    }
    for (const { ordinal, type, sectionPath, pageFirst, pageLast, tokens, text } of chunking.chunks) {
      const place = sectionPath.join(' > ');
      this.terminal.line(`#${ordinal} ${type}, pages ${pageFirst}-${pageLast}, ${tokens} tokens  ${place}`);
      this.terminal.line(text);
      this.terminal.line();
    }
    this.terminal.note(`pages: ${ledgerText(chunking.ledger)}`);
    for (const { reason, part, ...range } of chunking.dropped) {
      if (part) this.terminal.note(`left out of pages that are kept: ${reason} ${writeRanges([range])}`);
    }
  }
}

/** A chunk as programs see it, without what only storing needs. */
function chunkView(chunk: Chunk) {
  const { ordinal, type, sectionPath, pageFirst, pageLast, charFirst, charLast } = chunk;
  const { tokens, contentHash, text, embedText } = chunk;
  return {
    ordinal,
    type,
    sectionPath,
    pageFirst,
    pageLast,
    charFirst,
    charLast,
    tokens,
    contentHash,
    text,
    embedText,
  };
}

@Command({
  name: 'inspect',
  description: 'Look at what is read from a PDF, without a database: toc, chunks, index or pages.',
  subCommands: [InspectTocCommand, InspectChunksCommand, InspectIndexCommand, InspectPagesCommand],
})
/** Has no `--json` of its own: it would take that of its subcommands. */
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

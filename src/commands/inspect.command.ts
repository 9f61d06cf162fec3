import type { Command as CommanderCommand } from 'commander';
import { Command, CommandRunner, SubCommand } from 'nest-commander';
import { AnalysisFailed } from '../analysis/analyse-book.js';
import type { BookAnalysis } from '../analysis/analysis.js';
import { AnalysisService } from '../analysis/analysis.service.js';
import { assertPdfFile } from '../documents/file-store/pdf-file.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Analyses a file for a person who wants to see what the program makes of it; nothing is stored. */
async function analyse(path: string, analysis: AnalysisService, terminal: Terminal): Promise<BookAnalysis> {
  await assertPdfFile(path);
  try {
    return await interruptible((signal) =>
      analysis.analyse(path, {
        signal,
        onProgress: (stage, done, total) => {
          if (total > 0) terminal.progress(stage, done, total);
        },
      }),
    );
  } catch (error) {
    throw error instanceof AnalysisFailed ? error.cause : error;
  }
}

@SubCommand({ name: 'toc', arguments: '<file>', description: 'The contents of a PDF with physical pages.' })
export class InspectTocCommand extends CliCommand {
  constructor(
    private readonly analysis: AnalysisService,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([file]: string[], options: CommonOptions): Promise<void> {
    const { contents, pageCount } = await analyse(file!, this.analysis, this.terminal);
    if (options.json) {
      const entries = contents.sections.map(({ title, level, pageFirst, pageLast }) => ({
        title,
        level,
        pageFirst,
        pageLast,
      }));
      this.terminal.json({ source: contents.source, pages: pageCount, entries });
      return;
    }
    this.terminal.note(`${contents.sections.length} entries from: ${contents.source}; ${pageCount} pages`);
    for (const { title, level, pageFirst, pageLast } of contents.sections) {
      const pages = pageFirst === pageLast ? `${pageFirst}` : `${pageFirst}-${pageLast}`;
      this.terminal.line(`${'  '.repeat(level)}${title}  ${pages}`);
    }
  }
}

@SubCommand({
  name: 'chunks',
  arguments: '<file>',
  description: 'The chunks of a PDF, as they would be embedded.',
})
export class InspectChunksCommand extends CliCommand {
  constructor(
    private readonly analysis: AnalysisService,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([file]: string[], options: CommonOptions): Promise<void> {
    const { chunking, pageFailures } = await analyse(file!, this.analysis, this.terminal);
    if (options.json) {
      const chunks = chunking.chunks.map(
        ({ ordinal, type, sectionPath, pageFirst, pageLast, tokens, text }) => ({
          ordinal,
          type,
          sectionPath,
          pageFirst,
          pageLast,
          tokens,
          text,
        }),
      );
      this.terminal.json({ chunks, dropped: chunking.dropped, pageFailures });
      return;
    }
    for (const { ordinal, type, sectionPath, pageFirst, pageLast, tokens, text } of chunking.chunks) {
      const place = sectionPath.join(' > ');
      this.terminal.line(`#${ordinal} ${type}, pages ${pageFirst}-${pageLast}, ${tokens} tokens  ${place}`);
      this.terminal.line(text);
      this.terminal.line();
    }
  }
}

@Command({
  name: 'inspect',
  description: 'Look at what is read from a PDF, without a database: toc or chunks.',
  subCommands: [InspectTocCommand, InspectChunksCommand],
})
/** Has no `--json` of its own: it would take that of its subcommands. */
export class InspectCommand extends CommandRunner {
  override setCommand(command: CommanderCommand): this {
    return super.setCommand(command.exitOverride());
  }

  run([what]: string[]): Promise<void> {
    const problem = what === undefined ? 'Say what to inspect.' : `There is no "inspect ${what}".`;
    throw new UsageError(problem, 'inspect', 'Use `inspect toc FILE` or `inspect chunks FILE`.');
  }
}

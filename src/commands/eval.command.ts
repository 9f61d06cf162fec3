import type { INestApplicationContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Command, Option, SubCommand } from 'nest-commander';
import { DocumentLookup } from '../documents/document-lookup.js';
import type { DocumentEntity } from '../documents/document.entity.js';
import type { EvaluationReport } from '../evaluation/evaluation-report.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import type { EvaluationOptions } from '../evaluation/evaluation.service.js';
import { GroupCommand } from './group-command.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { evaluationLines } from './evaluation-lines.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { MODEL_OPTION } from './model-option.js';
import { wholeNumber } from './option-parsers.js';
import { Terminal } from './terminal.js';

const DEFAULT_SEED = 1;
const LARGEST_SEED = 2 ** 32 - 1;
const DEFAULT_TERMS = 400;
const MOST_TERMS = 10_000;

interface EvalOptions extends CommonOptions {
  readonly leg?: readonly string[];
  readonly allBooks?: boolean;
  readonly model?: string;
  readonly seed?: number;
}

/** The base of the commands that evaluate the search. */
@Injectable()
abstract class EvalSubCommand extends CliCommand {
  constructor(
    private readonly session: LibrarySession,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  @Option({
    flags: '--leg <leg>',
    description: 'Only this way to search; may be given more than once. Without it, all are compared.',
  })
  parseLeg(value: string, earlier: readonly string[] = []): string[] {
    return [...earlier, value];
  }

  @Option({
    flags: '--all-books',
    description: 'Ask each question in the whole library, not only in the book that answers it.',
  })
  parseAllBooks(): boolean {
    return true;
  }

  @Option({ flags: '--model <key>', description: MODEL_OPTION })
  parseModel(value: string): string {
    return value;
  }

  @Option({ flags: '--seed <n>', description: `Seed of the intervals; ${DEFAULT_SEED} by default.` })
  parseSeed(value: string): number {
    return wholeNumber(value, 0, LARGEST_SEED);
  }

  /** Evaluates and prints. */
  protected async evaluate<R extends EvaluationReport>(
    command: string,
    given: EvalOptions,
    work: (library: INestApplicationContext, options: EvaluationOptions) => Promise<R>,
  ): Promise<R> {
    const report = await interruptible(this.terminal, (signal) => {
      const options = {
        legs: given.leg ?? [],
        everywhere: given.allBooks ?? false,
        seed: given.seed ?? DEFAULT_SEED,
        model: given.model,
        signal,
        onProgress: this.terminal.progress,
      };
      return this.session.use(command, (library) => work(library, options), { signal, embeds: true });
    });
    if (given.json) this.terminal.json(report);
    else evaluationLines(report).forEach((line) => this.terminal.line(line));
    return report;
  }
}

@SubCommand({
  name: 'retrieval',
  arguments: '<file>',
  description: 'Measure the search by your own questions: a file with a query and its pages in each line.',
})
export class EvalRetrievalCommand extends EvalSubCommand {
  override readonly examples = ['colophon eval retrieval questions.jsonl --document handbook.pdf'];

  @Option({ flags: '--document <document>', description: 'The book of the questions that name none.' })
  parseDocument(value: string): string {
    return value;
  }

  async run([file]: string[], options: EvalOptions & { readonly document?: string }): Promise<void> {
    await this.evaluate('colophon eval retrieval', options, async (library, evaluation) => {
      const document =
        options.document === undefined
          ? undefined
          : await library.get(DocumentLookup).find(options.document, '--document');
      return library.get(EvaluationService).retrieval(file!, { ...evaluation, document });
    });
  }
}

@SubCommand({
  name: 'auto',
  description: 'Measure the search by the terms in the printed indexes of your own books.',
})
export class EvalAutoCommand extends EvalSubCommand {
  override readonly examples = ['colophon eval auto --document handbook.pdf --terms 100'];

  @Option({
    flags: '--document <document>',
    description: 'Only the index of this document; may be given more than once.',
  })
  parseDocument(value: string, earlier: readonly string[] = []): string[] {
    return [...earlier, value];
  }

  @Option({
    flags: '--terms <n>',
    description: `How many terms of a book at most, 30 to ${MOST_TERMS}; ${DEFAULT_TERMS} by default.`,
  })
  parseTerms(value: string): number {
    return wholeNumber(value, 30, MOST_TERMS);
  }

  async run(
    _arguments: string[],
    options: EvalOptions & { readonly document?: readonly string[]; readonly terms?: number },
  ): Promise<void> {
    const { leftOut } = await this.evaluate('colophon eval auto', options, async (library, evaluation) => {
      const documents: DocumentEntity[] = [];
      for (const name of options.document ?? []) {
        documents.push(await library.get(DocumentLookup).find(name, '--document'));
      }
      const terms = options.terms ?? DEFAULT_TERMS;
      return library.get(EvaluationService).auto({ ...evaluation, documents, terms });
    });
    if (options.json) return;
    for (const { title, reason } of leftOut) this.terminal.note(`Left out: ${title}. ${reason}`);
  }
}

export const EVAL_SUBCOMMANDS = [EvalRetrievalCommand, EvalAutoCommand];

@Command({
  name: 'eval',
  description: 'Measure how well the library finds.',
  subCommands: EVAL_SUBCOMMANDS,
})
export class EvalCommand extends GroupCommand {
  override readonly examples = [
    'colophon eval auto --document handbook.pdf',
    'colophon eval retrieval questions.jsonl',
  ];
}

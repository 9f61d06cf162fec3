import { Injectable } from '@nestjs/common';
import { Command, Option, SubCommand } from 'nest-commander';
import { assertFile } from '../documents/file-store/assert-file.js';
import { LEAST_AGREEMENT, ModelLibrary } from '../model-library/model-library.js';
import type { ImportOptions, InstalledModel } from '../model-library/model-library.js';
import { POOLINGS } from '../models/model-manifest.js';
import type { Pooling } from '../models/model-manifest.js';

import { GroupCommand } from './group-command.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { ModelChanges } from '../model-change/model-changes.service.js';
import { MODEL_CHANGE_SUBCOMMANDS } from './model-change.command.js';
import { choice } from './option-parsers.js';
import { Terminal } from './terminal.js';

@SubCommand({ name: 'list', description: 'List the models that can embed.' })
export class ModelsListCommand extends CliCommand {
  override readonly examples = ['colophon models list'];

  constructor(
    private readonly library: ModelLibrary,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const models = await this.library.list();
    if (options.json) this.terminal.json({ models });
    else models.forEach((model) => this.terminal.line(modelLine(model)));
  }
}

@SubCommand({
  name: 'verify',
  arguments: '[key]',
  description: 'Check the sha256 of every file of a model, or of all, and embed a text with each graph.',
})
export class ModelsVerifyCommand extends CliCommand {
  override readonly examples = ['colophon models verify', 'colophon models verify e5-small-v2'];

  constructor(
    private readonly library: ModelLibrary,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([key]: string[], options: CommonOptions): Promise<void> {
    const findings = await this.library.verify(key);
    if (options.json) this.terminal.json({ models: findings });
    for (const { key: model, error } of findings) {
      const state = error ? 'damaged' : 'whole  ';
      if (!options.json) this.terminal.line(`${state}  ${model}${error ? `: ${error}` : ''}`);
      if (error) process.exitCode = 1;
    }
  }
}

/** The options that `import` and `fetch` share. */
@Injectable()
abstract class AddModelCommand extends CliCommand {
  constructor(
    protected readonly library: ModelLibrary,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  @Option({
    flags: '--name <key>',
    description: 'Name of the model (default: the name of the folder or on the hub).',
  })
  parseName(value: string): string {
    return value;
  }

  @Option({ flags: '--force', description: 'Replace an existing model with this name.' })
  parseForce(): boolean {
    return true;
  }

  @Option({
    flags: '--licence <spdx>',
    description: 'Licence of the weights (default: the one in the model card).',
  })
  parseLicence(value: string): string {
    return value;
  }

  @Option({
    flags: '--pooling <how>',
    description: 'mean or cls (default: the one in the files of the model).',
  })
  parsePooling(value: string): Pooling {
    return choice(value, POOLINGS);
  }

  @Option({ flags: '--query-prefix <text>', description: 'Text that the model expects before a query.' })
  parseQueryPrefix(value: string): string {
    return value;
  }

  @Option({ flags: '--passage-prefix <text>', description: 'Text that the model expects before a passage.' })
  parsePassagePrefix(value: string): string {
    return value;
  }

  protected present(model: InstalledModel, json: boolean | undefined): void {
    this.terminal.endProgress();
    if (json) this.terminal.json(model);
    else [modelLine(model), ...measuredLines(model)].forEach((line) => this.terminal.line(line));
  }
}

@SubCommand({
  name: 'import',
  arguments: '<folder>',
  description:
    'Build a model from the folder of a BERT or RoBERTa checkpoint (config, safetensors, tokenizer).',
})
export class ModelsImportCommand extends AddModelCommand {
  override readonly examples = ['colophon models import ./codebert-base --name codebert'];

  async run([folder]: string[], options: CommonOptions & ImportOptions): Promise<void> {
    if (options.sts !== undefined) await assertFile(options.sts);
    const model = await this.library.import(folder!, {
      ...options,
      onStep: (step) => this.terminal.note(`${step} ...`),
    });
    this.present(model, options.json);
  }

  @Option({
    flags: '--sts <file>',
    description: 'Also measure on the STS benchmark: CSV of sentence, sentence, rating.',
  })
  parseSts(value: string): string {
    return value;
  }
}

@SubCommand({
  name: 'fetch',
  arguments: '<hub-id>',
  description: 'Download a checkpoint from the model hub and build it; continues an interrupted download.',
})
export class ModelsFetchCommand extends AddModelCommand {
  override readonly examples = ['colophon models fetch intfloat/e5-small-v2'];

  async run(
    [id]: string[],
    options: CommonOptions & ImportOptions & { readonly revision?: string },
  ): Promise<void> {
    const model = await interruptible(this.terminal, (signal) =>
      this.library.fetch(id!, {
        ...options,
        signal,
        onProgress: this.terminal.progress,
        onStep: (step) => this.terminal.note(`${step} ...`),
      }),
    );
    this.present(model, options.json);
  }

  @Option({ flags: '--revision <rev>', description: 'Branch, tag or commit (default: main).' })
  parseRevision(value: string): string {
    return value;
  }
}

@SubCommand({ name: 'remove', arguments: '<key>', description: 'Delete an imported model.' })
export class ModelsRemoveCommand extends CliCommand {
  override readonly examples = ['colophon models remove e5-small-v2'];

  constructor(
    private readonly library: ModelLibrary,
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([key]: string[], options: CommonOptions): Promise<void> {
    const assertUnused = () =>
      this.session.use('colophon models remove', (library) => library.get(ModelChanges).assertUnused(key!));
    const model = await this.library.remove(key!, assertUnused);
    if (options.json) this.terminal.json({ removed: model });
    else this.terminal.line(`Removed ${model}. \`models prune\` drops its vectors, if it has any.`);
  }
}

@Command({
  name: 'models',
  description:
    'List, verify, import, fetch and remove embedding models, and change the one that searches use.',
  subCommands: [
    ModelsListCommand,
    ModelsVerifyCommand,
    ModelsImportCommand,
    ModelsFetchCommand,
    ModelsRemoveCommand,
    ...MODEL_CHANGE_SUBCOMMANDS,
  ],
})
export class ModelsCommand extends GroupCommand {
  override readonly examples = ['colophon models list', 'colophon models activate e5-small-v2'];
}

function modelLine(model: InstalledModel): string {
  const { key, revision, dimension, pooling, maxTokens, licence, bytes, bundled, graphs } = model;
  const size = `${Math.round(bytes / 1e6)} MB`;
  const origin = bundled ? 'bundled' : 'imported';
  return `${key}  ${revision}  ${dimension} numbers, ${pooling}, ${maxTokens} tokens, ${graphs.join('+')}, ${licence}, ${size}, ${origin}`;
}

/** The measurements of an import, with the expected values. */
function measuredLines({ agreement, sts }: InstalledModel): string[] {
  const lines: string[] = [];
  if (agreement) {
    const { mean, min } = agreement;
    lines.push(
      `int8 against float32, cosine: ${mean.toFixed(4)} on average, ${min.toFixed(4)} at worst ` +
        `(accepted from ${LEAST_AGREEMENT.mean} and ${LEAST_AGREEMENT.min})`,
    );
  }
  if (sts) {
    const { pairs, float32, int8, mostLoss } = sts;
    const verdict =
      float32 - int8 <= mostLoss
        ? 'as expected'
        : 'more than expected: compare with EMBEDDING_PRECISION=float32';
    lines.push(
      `STS benchmark, Spearman of ${pairs} pairs: ${float32.toFixed(4)} float32, ${int8.toFixed(4)} int8 ` +
        `(a loss of up to ${mostLoss} is expected: ${verdict})`,
    );
  }
  return lines;
}

import type { INestApplicationContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Option, SubCommand } from 'nest-commander';
import { CHUNK_TYPES } from '../book/chunk-type.js';
import { VectorPruning } from '../embedding/vector-pruning.js';
import { ModelChanges, SLOTS } from '../model-change/model-changes.service.js';
import type { ChangeView } from '../model-change/model-changes.service.js';
import { changeLines, statusLines } from './change-lines.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { LibrarySession } from './library-session.js';
import { choice } from './option-parsers.js';
import { Terminal } from './terminal.js';

interface FollowOptions extends CommonOptions {
  readonly detach?: boolean;
}

interface ActivateOptions extends FollowOptions {
  readonly slot?: keyof typeof SLOTS;
  readonly hold?: boolean;
}

/** The base of the commands that show a change. */
@Injectable()
abstract class ChangeCommand extends CliCommand {
  constructor(
    protected readonly session: LibrarySession,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  protected show(change: ChangeView, { json }: CommonOptions): void {
    this.terminal.endProgress();
    if (change.state === 'failed') process.exitCode = 1;
    if (json) this.terminal.json({ change });
    else changeLines(change).forEach((line) => this.terminal.line(line));
  }

  /** Begins something, and works on the change until it is done, unless it is left to other processes. */
  protected async follow(
    command: string,
    begin: (changes: ModelChanges) => Promise<ChangeView>,
    options: FollowOptions,
  ): Promise<void> {
    const change = await interruptible(this.terminal, (signal) =>
      this.session.use(
        command,
        async (library) => {
          const changes = library.get(ModelChanges);
          const begun = await begin(changes);
          if (options.detach) return begun;
          return changes.follow(begun.id, { signal, onProgress: this.terminal.progress });
        },
        { signal, embeds: !options.detach },
      ),
    );
    this.show(change, options);
  }
}

/** The option of the commands that work on a change. */
@Injectable()
abstract class FollowCommand extends ChangeCommand {
  @Option({ flags: '--detach', description: 'Leave the work to running servers and workers.' })
  parseDetach(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'activate',
  arguments: '<key>',
  description: 'Embed all chunks by another model, then search with it; searches go on as before until then.',
})
export class ModelsActivateCommand extends FollowCommand {
  override readonly examples = [
    'colophon models activate e5-small-v2',
    'colophon models activate codebert --slot code --hold',
  ];

  async run([model]: string[], options: ActivateOptions): Promise<void> {
    const types = options.slot ? SLOTS[options.slot] : CHUNK_TYPES;
    const holds = options.hold ?? false;
    await this.follow(
      'colophon models activate',
      (changes) => changes.activate({ model: model!, types, holds }),
      options,
    );
  }

  @Option({
    flags: '--slot <slot>',
    description: 'Only for prose (concept) or for listings, examples and exercises (code).',
  })
  parseSlot(value: string): keyof typeof SLOTS {
    return choice(value, Object.keys(SLOTS) as (keyof typeof SLOTS)[]);
  }

  @Option({ flags: '--hold', description: 'Wait for `models switch` when all is embedded and compared.' })
  parseHold(): boolean {
    return true;
  }
}

@SubCommand({ name: 'status', description: 'Show which models searches use, and the change in progress.' })
export class ModelsStatusCommand extends ChangeCommand {
  override readonly examples = ['colophon models status'];

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const status = await this.session.use('colophon models status', (library) =>
      library.get(ModelChanges).status(),
    );
    if (options.json) this.terminal.json(status);
    else statusLines(status).forEach((line) => this.terminal.line(line));
  }
}

@SubCommand({ name: 'pause', description: 'Pause the change of model; `models resume` continues it.' })
export class ModelsPauseCommand extends ChangeCommand {
  override readonly examples = ['colophon models pause'];

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const pause = (library: INestApplicationContext) => library.get(ModelChanges).pause();
    this.show(await this.session.use('colophon models pause', pause), options);
  }
}

@SubCommand({
  name: 'resume',
  description: 'Continue the change of model that was paused, has failed or was interrupted.',
})
export class ModelsResumeCommand extends FollowCommand {
  override readonly examples = ['colophon models resume --detach'];

  run(_arguments: string[], options: FollowOptions): Promise<void> {
    return this.follow('colophon models resume', (changes) => changes.resume(), options);
  }
}

@SubCommand({ name: 'cancel', description: 'End the change of model; searches stay as they are.' })
export class ModelsCancelCommand extends ChangeCommand {
  override readonly examples = ['colophon models cancel'];

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const cancel = (library: INestApplicationContext) => library.get(ModelChanges).cancel();
    this.show(await this.session.use('colophon models cancel', cancel), options);
  }
}

@SubCommand({
  name: 'switch',
  description: 'Search with the new model of a change that was begun with --hold.',
})
export class ModelsSwitchCommand extends FollowCommand {
  override readonly examples = ['colophon models switch'];

  run(_arguments: string[], options: FollowOptions): Promise<void> {
    return this.follow('colophon models switch', (changes) => changes.switch(), options);
  }
}

@SubCommand({ name: 'rollback', description: 'Search with the model before the last change again.' })
export class ModelsRollbackCommand extends FollowCommand {
  override readonly examples = ['colophon models rollback'];

  run(_arguments: string[], options: FollowOptions): Promise<void> {
    return this.follow('colophon models rollback', (changes) => changes.rollback(), options);
  }
}

@SubCommand({
  name: 'prune',
  arguments: '[key]',
  description: 'Drop the vectors of models that searches no longer use, or those of one of them.',
})
export class ModelsPruneCommand extends ChangeCommand {
  override readonly examples = ['colophon models prune', 'colophon models prune e5-small-v2 --force'];

  async run([model]: string[], options: CommonOptions & { readonly force?: boolean }): Promise<void> {
    const pruned = await this.session.use('colophon models prune', (library) =>
      library.get(VectorPruning).prune({ model, force: options.force ?? false }, this.terminal.progress),
    );
    this.terminal.endProgress();
    if (options.json) this.terminal.json({ pruned });
    else if (pruned.length === 0) this.terminal.note('No model has vectors that nothing uses.');
    for (const { model: key, vectors } of options.json ? [] : pruned) {
      this.terminal.line(`${key}  ${vectors} vectors dropped`);
    }
  }

  @Option({ flags: '--force', description: 'Also those that `models rollback` would need.' })
  parseForce(): boolean {
    return true;
  }
}

export const MODEL_CHANGE_SUBCOMMANDS = [
  ModelsActivateCommand,
  ModelsStatusCommand,
  ModelsPauseCommand,
  ModelsResumeCommand,
  ModelsCancelCommand,
  ModelsSwitchCommand,
  ModelsRollbackCommand,
  ModelsPruneCommand,
] as const;

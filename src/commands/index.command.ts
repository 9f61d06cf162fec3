import type { INestApplicationContext } from '@nestjs/common';
import { Command, SubCommand } from 'nest-commander';
import { VectorIndexes } from '../embedding/vector-indexes.service.js';
import type { ModelIndex } from '../embedding/vector-indexes.service.js';
import { GroupCommand } from './group-command.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { LibrarySession } from './library-session.js';
import { table } from './table.js';
import { Terminal } from './terminal.js';

const HEAD = ['model', 'numbers', 'vectors', 'index', 'MB'];

@SubCommand({
  name: 'check',
  description: 'Show for each model how many vectors it has, and whether they have an index.',
})
export class IndexCheckCommand extends CliCommand {
  override readonly examples = ['colophon index check'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], options: CommonOptions): Promise<void> {
    const indexes = await this.session.use('colophon index check', (library) =>
      library.get(VectorIndexes).check(),
    );
    if (indexes.some(lacksIndex)) process.exitCode = 1;
    if (options.json) {
      this.terminal.json({ indexes });
      return;
    }
    if (indexes.length === 0) this.terminal.note('The library has no vectors yet.');
    const rows = indexes.map(rowOf);
    if (rows.length > 0) table(HEAD, rows).forEach((line) => this.terminal.line(line));
    if (indexes.some(lacksIndex)) {
      this.terminal.note(
        'Searches without an index are exact and slower. `colophon index build` builds what is missing.',
      );
    }
  }
}

@SubCommand({
  name: 'build',
  arguments: '[model]',
  description: 'Build the missing indexes, or that of one model; on PostgreSQL searches go on meanwhile.',
})
export class IndexBuildCommand extends CliCommand {
  override readonly examples = ['colophon index build', 'colophon index build e5-small-v2'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([model]: string[], options: CommonOptions): Promise<void> {
    const build = (library: INestApplicationContext) =>
      library.get(VectorIndexes).build(model, ({ model: name, vectors }) => {
        this.terminal.note(`Building the index of ${vectors} vectors of ${name} ...`);
      });
    const built = await this.session.use('colophon index build', build);
    if (options.json) {
      this.terminal.json({ built });
      return;
    }
    for (const { model: name, vectors, seconds } of built) {
      this.terminal.line(`${name}  ${vectors} vectors indexed in ${seconds.toFixed(1)} s`);
    }
    if (built.length === 0) this.terminal.note('No index is missing.');
  }
}

@SubCommand({
  name: 'drop',
  arguments: '[model]',
  description: 'Drop all indexes, or that of one model; a worker builds those that are needed anew.',
})
export class IndexDropCommand extends CliCommand {
  override readonly examples = ['colophon index drop e5-small-v2'];

  constructor(
    private readonly session: LibrarySession,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([model]: string[], options: CommonOptions): Promise<void> {
    const dropped = await this.session.use('colophon index drop', (library) =>
      library.get(VectorIndexes).drop(model),
    );
    if (options.json) this.terminal.json({ dropped });
    else if (dropped.length === 0) this.terminal.note('There was no index.');
    for (const id of options.json ? [] : dropped) {
      this.terminal.line(`Dropped the index of model ${id}; its searches are exact.`);
    }
  }
}

export const INDEX_SUBCOMMANDS = [IndexCheckCommand, IndexBuildCommand, IndexDropCommand] as const;

@Command({
  name: 'index',
  description: 'Check, build and drop the indexes of vectors.',
  subCommands: [...INDEX_SUBCOMMANDS],
})
export class IndexCommand extends GroupCommand {
  override readonly examples = ['colophon index check', 'colophon index build'];
}

function lacksIndex({ wanted, state }: ModelIndex): boolean {
  return state === 'broken' || (wanted && state === 'none');
}

function rowOf({ model, dimension, vectors, state, bytes, wanted }: ModelIndex): string[] {
  const told = {
    none: wanted ? 'missing' : 'none needed',
    building: 'being built',
    broken: 'broken: a build was interrupted',
    whole: 'whole',
  }[state];
  return [model, String(dimension), String(vectors), told, (bytes / 1e6).toFixed(1)];
}

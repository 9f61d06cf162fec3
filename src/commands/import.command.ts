import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { BundleImport } from '../bundles/bundle-import.service.js';
import type { ImportedBundle } from '../bundles/bundle-import.service.js';
import { VECTOR_CHOICES } from '../bundles/vector-plan.js';
import type { VectorChoice } from '../bundles/vector-plan.js';
import { assertFile } from '../documents/file-store/assert-file.js';
import { IngestionService } from '../ingestion/ingestion.service.js';
import { spanOf } from '../runs/run-states.js';
import { contentsLines, importedLines } from './bundle-lines.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { LibraryCommand } from './library-command.js';
import { choice } from './option-parsers.js';

interface ImportOptions extends CommonOptions {
  readonly replace?: boolean;
  readonly vectors?: VectorChoice;
  readonly topics?: boolean;
  readonly check?: boolean;
}

@Command({
  name: 'import',
  arguments: '<file>',
  description:
    'Take over the books of a bundle that `colophon export` has written; nothing is embedded again.',
})
export class ImportCommand extends LibraryCommand {
  override readonly examples = [
    'colophon import library.colophon --check   # only proves the file',
    'colophon import library.colophon --topics',
  ];

  @Option({
    flags: '--replace',
    description: 'Take the version of the bundle where the library has another one.',
  })
  parseReplace(): boolean {
    return true;
  }

  @Option({
    flags: '--vectors <choice>',
    description:
      'With vectors by another model than the one in use: refuse (the default), adopt them, or embed the books again.',
  })
  parseVectors(value: string): VectorChoice {
    return choice(value, VECTOR_CHOICES);
  }

  @Option({
    flags: '--topics',
    description: 'Take topics over although the library has some: what differs is changed.',
  })
  parseTopics(): boolean {
    return true;
  }

  @Option({
    flags: '--check',
    description: 'Only check the file, and say what it has and what would come of it.',
  })
  parseCheck(): boolean {
    return true;
  }

  async run([file]: string[], options: ImportOptions): Promise<void> {
    await assertFile(file!);
    const embeds = options.vectors === 'embed';
    await interruptible(this.terminal, (signal) =>
      this.session.use(
        'colophon import',
        (library) =>
          options.check
            ? this.check(file!, library, options, signal)
            : this.import(file!, library, options, signal),
        { signal, embeds },
      ),
    );
  }

  private async check(
    file: string,
    library: INestApplicationContext,
    { replace = false, topics = false, json }: ImportOptions,
    signal: AbortSignal,
  ): Promise<void> {
    const onProgress = this.terminal.progress;
    const options = { replace, topics, signal, onProgress };
    const contents = await library.get(BundleImport).check(file, options);
    if (json) this.terminal.json(contents);
    else contentsLines(file, contents).forEach((line) => this.terminal.line(line));
  }

  private async import(
    file: string,
    library: INestApplicationContext,
    { replace = false, vectors = 'refuse', topics = false, json }: ImportOptions,
    signal: AbortSignal,
  ): Promise<void> {
    const onProgress = this.terminal.progress;
    const imported = await library
      .get(BundleImport)
      .import(file, { replace, vectors, topics, signal, onProgress });
    const hasLeft = imported.books.some(({ outcome }) => outcome === 'conflict' || outcome === 'busy');
    if (hasLeft) process.exitCode = 1;
    if (json) this.terminal.json(imported);
    else importedLines(imported).forEach((line) => this.terminal.line(line));
    await this.embed(imported, library, signal);
  }

  /** All runs are queued first, so that they remain when this is interrupted. */
  private async embed(
    { toEmbed }: ImportedBundle,
    library: INestApplicationContext,
    signal: AbortSignal,
  ): Promise<void> {
    const ingestion = library.get(IngestionService);
    const runs: string[] = [];
    for (const id of toEmbed) runs.push((await ingestion.reprocess(id, spanOf('embedding'))).runId);
    const hooks = { signal, onProgress: this.terminal.progress };
    for (const run of runs) await ingestion.finish(run, hooks);
  }
}

import { writeFile } from 'node:fs/promises';
import { Option, SubCommand } from 'nest-commander';
import { UserError, messageOf } from '../errors/errors.js';
import { TAXONOMY_FORMATS, TaxonomyFiles } from '../topics/taxonomy-files.js';
import type { TaxonomyFormat } from '../topics/taxonomy-files.js';
import type { MergedTaxonomy } from '../topics/taxonomy-merge.js';
import type { CommonOptions } from './cli-command.js';
import { choice } from './option-parsers.js';
import { readText, sourceOf } from './read-text.js';
import { TopicsSubCommand } from './topics-subcommand.js';
import { UsageError } from './usage-error.js';
import { writeOut } from './write-out.js';

@SubCommand({
  name: 'import',
  arguments: '[file]',
  description:
    'Import zones, topics and subtopics from YAML or JSON (- for stdin); without a file, the taxonomy of programming that comes with the program.',
})
export class TopicsImportCommand extends TopicsSubCommand {
  override readonly examples = [
    'colophon topics import taxonomy.yaml',
    'colophon topics import --starter   # a first taxonomy',
  ];

  async run([file]: string[], options: CommonOptions & { readonly starter?: boolean }): Promise<void> {
    if (file !== undefined && options.starter) {
      throw new UsageError('The command got a file and --starter.', 'file', 'Give only one of the two.');
    }
    const text = file === undefined ? null : await readText(file);
    const merged = await this.use('import', async (library) => {
      const files = library.get(TaxonomyFiles);
      const result = text === null ? await files.importStarter() : await files.import(text, sourceOf(file!));
      await this.noteWaiting(library);
      return result;
    });
    if (options.json) this.terminal.json(merged);
    else mergedLines(merged).forEach((line) => this.terminal.line(line));
  }

  @Option({ flags: '--starter', description: 'The taxonomy of programming that comes with the program.' })
  parseStarter(): boolean {
    return true;
  }
}

interface ExportOptions extends CommonOptions {
  readonly format?: TaxonomyFormat;
  readonly out?: string;
}

@SubCommand({ name: 'export', description: 'Write the whole taxonomy as YAML or JSON, as import reads it.' })
export class TopicsExportCommand extends TopicsSubCommand {
  override readonly examples = ['colophon topics export --format yaml --out taxonomy.yaml'];

  async run(_arguments: string[], { format, out, json }: ExportOptions): Promise<void> {
    const written = format ?? (json ? 'json' : 'yaml');
    const text = await this.use('export', (library) => library.get(TaxonomyFiles).export(written));
    if (out === undefined) writeOut(text);
    else await this.writeFile(out, text);
  }

  @Option({
    flags: '--format <format>',
    description: `One of ${TAXONOMY_FORMATS.join(', ')}; yaml by default.`,
  })
  parseFormat(value: string): TaxonomyFormat {
    return choice(value, TAXONOMY_FORMATS);
  }

  @Option({ flags: '--out <file>', description: 'Write a file instead of stdout.' })
  parseOut(value: string): string {
    return value;
  }

  private async writeFile(path: string, text: string): Promise<void> {
    try {
      await writeFile(path, text);
    } catch (cause) {
      const message = `${path} cannot be written: ${messageOf(cause)}.`;
      throw new UserError('file.not_writable', message, { field: '--out', cause });
    }
  }
}

/** What an import did, for a person. */
export function mergedLines(merged: MergedTaxonomy): string[] {
  return Object.entries(merged).map(([kind, { created, changed, unchanged }]) => {
    return `${kind.padEnd(9)}  ${created} created, ${changed} changed, ${unchanged} unchanged`;
  });
}

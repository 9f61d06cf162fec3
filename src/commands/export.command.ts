import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'nest-commander';
import { BookExportService, EXPORT_FORMATS } from '../reading/book-export.service.js';
import type { ExportFormat } from '../reading/book-export.service.js';
import { BundleExport } from '../bundles/bundle-export.service.js';
import { DocumentLookup } from '../documents/document-lookup.js';
import type { CommonOptions } from './cli-command.js';
import { exportedLines } from './bundle-lines.js';
import { interruptible } from './interruption.js';
import { LibraryCommand } from './library-command.js';
import { choice } from './option-parsers.js';
import { UsageError } from './usage-error.js';
import { explainFile, explainOutput } from './write-out.js';

const COMMAND_FORMATS = [...EXPORT_FORMATS, 'bundle'] as const;
type CommandFormat = (typeof COMMAND_FORMATS)[number];

/** Names of files that only a bundle has. */
const BUNDLE_NAME = /\.(?:tar|tar\.gz|tgz)$/i;

interface ExportOptions extends CommonOptions {
  readonly format?: CommandFormat;
  readonly out?: string;
  readonly withFiles?: boolean;
}

@Command({
  name: 'export',
  arguments: '[documents...]',
  description:
    'Write a book as JSON lines or as Markdown, or write books, or the whole library, as a bundle for `colophon import`.',
})
export class ExportCommand extends LibraryCommand {
  override readonly examples = [
    'colophon export handbook.pdf --format markdown --out handbook.md',
    'colophon export --out library.colophon --with-files   # the whole library',
  ];

  @Option({
    flags: '--format <format>',
    description: `${COMMAND_FORMATS.join(', ')}; bundle without a document or for a file named .tar, .tar.gz or .tgz, otherwise jsonl.`,
  })
  parseFormat(value: string): CommandFormat {
    return choice(value, COMMAND_FORMATS);
  }

  @Option({ flags: '--out <file>', description: 'Write to this file; it appears when it is complete.' })
  parseOut(value: string): string {
    return value;
  }

  @Option({ flags: '--with-files', description: 'Put the PDF files into the bundle.' })
  parseWithFiles(): boolean {
    return true;
  }

  async run(names: string[], options: ExportOptions): Promise<void> {
    const isBundle = names.length === 0 || (options.out !== undefined && BUNDLE_NAME.test(options.out));
    const format = options.format ?? (isBundle ? 'bundle' : 'jsonl');
    if (format === 'bundle') return this.exportBundle(names, options);
    if (options.withFiles) {
      throw new UsageError(
        'Only a bundle has files.',
        '--with-files',
        'Leave it out, or give --format bundle.',
      );
    }
    const [name, second] = names;
    if (name === undefined || second !== undefined) {
      throw new UsageError(`As ${format}, one book at a time is written.`, 'document', 'Name one document.');
    }
    await this.exportBook(name, format, options);
  }

  private async exportBook(name: string, format: ExportFormat, { out, json }: ExportOptions): Promise<void> {
    await this.withDocument('colophon export', name, async (library, id) => {
      const pieces = await library.get(BookExportService).export(id, format);
      if (out === undefined) {
        await pipeline(Readable.from(pieces), process.stdout, { end: false });
        return;
      }
      await writeWhole(out, pieces);
      if (json) this.terminal.json({ documentId: id, format, file: out });
      else this.terminal.note(`written: ${out}`);
    });
  }

  private async exportBundle(names: readonly string[], options: ExportOptions): Promise<void> {
    const { out, withFiles = false, json } = options;
    if (out === undefined) {
      const hint = 'For example --out library.tar.gz.';
      throw new UsageError('A bundle is written to a file.', '--out', hint);
    }
    const exported = await interruptible(this.terminal, (signal) =>
      this.session.use('colophon export', async (library) => {
        const lookup = library.get(DocumentLookup);
        const documents: string[] = [];
        for (const name of names) documents.push((await lookup.find(name)).id);
        const onProgress = (done: number, total: number) => this.terminal.progress('exporting', done, total);
        const choice = {
          documents: names.length === 0 ? null : documents,
          files: withFiles,
          signal,
          onProgress,
        };
        return library.get(BundleExport).export(out, choice).catch(explainFile(out));
      }),
    );
    if (json) this.terminal.json({ file: out, ...exported });
    else exportedLines(out, exported).forEach((line) => this.terminal.line(line));
  }
}

/** The file has its name only when it is complete, so that nobody takes a part for the whole. */
async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const coming = `${path}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(coming));
    await rename(coming, path);
  } catch (cause) {
    await rm(coming, { force: true });
    explainOutput(cause);
  }
}

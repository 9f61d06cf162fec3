import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'nest-commander';
import { BookExportService, EXPORT_FORMATS } from '../reading/book-export.service.js';
import type { ExportFormat } from '../reading/book-export.service.js';
import { UserError } from '../errors/errors.js';
import type { CommonOptions } from './cli-command.js';
import { LibraryCommand } from './library-command.js';
import { choice } from './option-parsers.js';
import { outputError } from './write-out.js';

interface ExportOptions extends CommonOptions {
  readonly format?: ExportFormat;
  readonly out?: string;
}

@Command({
  name: 'export',
  arguments: '<document>',
  description: 'Write a book of the library as JSON lines or as Markdown, to a file or to stdout.',
})
export class ExportCommand extends LibraryCommand {
  @Option({ flags: '--format <format>', description: `${EXPORT_FORMATS.join(' or ')}; jsonl by default.` })
  parseFormat(value: string): ExportFormat {
    return choice(value, EXPORT_FORMATS);
  }

  @Option({ flags: '--out <file>', description: 'Write to this file; it appears when it is complete.' })
  parseOut(value: string): string {
    return value;
  }

  async run([name]: string[], { format = 'jsonl', out, json }: ExportOptions): Promise<void> {
    await this.withDocument('colophon export', name!, async (library, id) => {
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
}

/** The file has its name only when it is complete, so that nobody takes a part for the whole. */
async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const coming = `${path}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(coming));
    await rename(coming, path);
  } catch (cause) {
    await rm(coming, { force: true });
    const isOfFile = cause instanceof Error && 'syscall' in cause && !(cause instanceof UserError);
    throw isOfFile ? outputError(cause) : cause;
  }
}

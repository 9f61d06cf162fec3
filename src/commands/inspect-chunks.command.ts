import { basename } from 'node:path';
import { Option, SubCommand } from 'nest-commander';
import type { Chunk, Chunking } from '../chunking/chunk.js';
import { tokenStatistics } from '../chunking/chunk-statistics.js';
import { writeRanges } from '../chunking/page-ledger.js';
import { listingsOf } from '../chunking/parts/listings.js';
import { FORMAT_OPTION, formatOf, parseFormat } from './chunk-format.js';
import type { ChunkFormat } from './chunk-format.js';
import { chunkMarkdown, listingMarkdown, listingText } from './chunk-lines.js';
import { InspectFileCommand } from './inspect-file.command.js';
import type { InspectOptions } from './inspect-file.command.js';
import { ledgerText } from './ledger-text.js';
import { choice } from './option-parsers.js';
import { passwordOf } from './password-option.js';

const KINDS_ALONE = ['code'] as const;
/** A person reads a few of the lines that repeat; a program gets all of them. */
const MOST_REPEATED = 10;

interface ChunksOptions extends InspectOptions {
  readonly format?: ChunkFormat;
  readonly only?: (typeof KINDS_ALONE)[number];
}

@SubCommand({
  name: 'chunks',
  arguments: '<file>',
  description: 'The chunks of a PDF, as they would be embedded.',
})
export class InspectChunksCommand extends InspectFileCommand {
  override readonly examples = [
    'colophon inspect chunks book.pdf --format markdown',
    'colophon inspect chunks book.pdf --only code',
  ];

  @Option(FORMAT_OPTION)
  parseFormat(value: string): ChunkFormat {
    return parseFormat(value);
  }

  @Option({ flags: '--only <kind>', description: 'Only what is `code`, without prompts and output.' })
  parseOnly(value: string): (typeof KINDS_ALONE)[number] {
    return choice(value, KINDS_ALONE);
  }

  async run([file]: string[], options: ChunksOptions): Promise<void> {
    const format = formatOf(options);
    const password = await passwordOf(options);
    const { chunking, pageFailures, pageWarnings } = await this.analyse(file!, { password });
    if (options.only) {
      this.printCode(basename(file!), chunking.chunks, format);
      return;
    }
    if (format === 'json') {
      const chunks = chunking.chunks.map(chunkView);
      const { dropped, repeated, ledger, content } = chunking;
      const tokens = tokenStatistics(chunking.chunks);
      this.terminal.json({
        chunks,
        tokens,
        ledger,
        dropped,
        repeated,
        content,
        pageFailures,
        pageWarnings,
      });
      return;
    }
    for (const chunk of chunking.chunks) {
      this.terminal.line(format === 'markdown' ? chunkMarkdown(chunk) : chunkText(chunk));
      this.terminal.line();
    }
    this.noteLeftOut(chunking);
  }

  private printCode(file: string, chunks: readonly Chunk[], format: ChunkFormat): void {
    const listings = listingsOf(chunks);
    if (format === 'json') {
      this.terminal.json({ file, listings });
      return;
    }
    for (const listing of listings) {
      this.terminal.line(format === 'markdown' ? listingMarkdown(listing, file) : listingText(listing, file));
      this.terminal.line();
    }
    this.terminal.note(`${listings.length} listings`);
  }

  private noteLeftOut({ ledger, dropped, repeated }: Chunking): void {
    this.terminal.note(`pages: ${ledgerText(ledger)}`);
    for (const { reason, part, ...range } of dropped) {
      if (part) this.terminal.note(`left out of pages that are kept: ${reason} ${writeRanges([range])}`);
    }
    for (const { text, count } of repeated.slice(0, MOST_REPEATED)) {
      this.terminal.note(`left out because it repeats, ${count} times: ${text}`);
    }
    if (repeated.length > MOST_REPEATED) {
      this.terminal.note(`… and ${repeated.length - MOST_REPEATED} others; --json has them all`);
    }
  }
}

function chunkText({ ordinal, type, sectionPath, pageFirst, pageLast, tokens, text }: Chunk): string {
  const place = sectionPath.join(' > ');
  return `#${ordinal} ${type}, pages ${pageFirst}-${pageLast}, ${tokens} tokens  ${place}\n${text}`;
}

/** A chunk in JSON output, without the fields that are needed only for storing it. */
function chunkView(chunk: Chunk) {
  const { ordinal, type, sectionPath, pageFirst, pageLast, pageLabelFirst, pageLabelLast } = chunk;
  const { charFirst, charLast, tokens, contentHash, text, embedText, parts } = chunk;
  return {
    ordinal,
    type,
    sectionPath,
    pageFirst,
    pageLast,
    pageLabelFirst,
    pageLabelLast,
    charFirst,
    charLast,
    tokens,
    contentHash,
    text,
    embedText,
    parts,
  };
}

import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { writeRanges } from '../chunking/page-ledger.js';
import type { PageRange } from '../chunking/page-view/page-view.js';
import { DocumentsService } from '../documents/documents.service.js';
import { PICTURE_FORMATS } from '../pdf/render/desk-protocol.js';
import type { PictureFormat } from '../pdf/render/desk-protocol.js';
import { LedgerService } from '../reading/ledger.service.js';
import type { LedgerView } from '../reading/ledger.service.js';
import type { StoredPageView } from '../reading/page-views.js';
import { PICTURE_WIDTHS, PagesService } from '../reading/pages.service.js';
import type { PictureWidth } from '../reading/pages.service.js';
import type { CommonOptions } from './cli-command.js';
import { LibraryCommand } from './library-command.js';
import { choice } from './option-parsers.js';
import { writePicture } from './page-files.js';
import { parsePageRange } from './page-range.js';
import { UsageError } from './usage-error.js';

interface PagesOptions extends CommonOptions {
  readonly pages?: PageRange;
  readonly picture?: PictureFormat;
  readonly width?: PictureWidth;
  readonly boxes?: boolean;
  readonly out?: string;
}

@Command({
  name: 'pages',
  arguments: '<document>',
  description:
    'What became of each page of a book; with --pages, their lines and chunks, and pictures of them.',
})
export class PagesCommand extends LibraryCommand {
  override readonly examples = [
    'colophon pages handbook.pdf --pages 10-12',
    'colophon pages handbook.pdf --pages 12 --picture png --boxes --out pictures',
  ];

  @Option({ flags: '--pages <range>', description: 'Physical pages from 1, such as 12 or 10-12.' })
  parsePages(value: string): PageRange {
    return parsePageRange(value);
  }

  @Option({
    flags: '--picture <format>',
    description: `Write a picture of each page: ${PICTURE_FORMATS.join(' or ')}.`,
  })
  parsePicture(value: string): PictureFormat {
    return choice(value, PICTURE_FORMATS);
  }

  @Option({ flags: '--width <pixels>', description: `${PICTURE_WIDTHS.join(', ')}; 1200 by default.` })
  parseWidth(value: string): PictureWidth {
    const width = choice(value, PICTURE_WIDTHS.map(String));
    return Number(width) as PictureWidth;
  }

  @Option({ flags: '--boxes', description: 'Draw the borders of the chunks on the pictures.' })
  parseBoxes(): boolean {
    return true;
  }

  @Option({ flags: '--out <folder>', description: 'Folder for the pictures (default: the current one).' })
  parseOut(value: string): string {
    return value;
  }

  async run([name]: string[], options: PagesOptions): Promise<void> {
    const { pages, picture, json } = options;
    if (picture && !pages) {
      throw new UsageError('It is not said which pages to draw.', '--pages', 'Give --pages, such as 10-12.');
    }
    await this.withDocument('colophon pages', name!, async (library, id) => {
      if (!pages) {
        const ledger = await library.get(LedgerService).ledger(id);
        if (json) this.terminal.json(ledger);
        else ledgerLines(ledger).forEach((line) => this.terminal.line(line));
        return;
      }
      const shown: (StoredPageView & { readonly picture: string | null })[] = [];
      for (let page = pages.first; page <= pages.last; page++) {
        const view = await library.get(PagesService).page(id, page);
        const path = picture ? await draw(library, id, page, { ...options, picture }) : null;
        shown.push({ ...view, picture: path });
        if (!json) this.print(view, path);
      }
      if (json) this.terminal.json({ pages: shown });
    });
  }

  private print({ page, label, width, height, lines, chunks }: StoredPageView, path: string | null): void {
    const printed = label === null ? '' : `, printed ${label}`;
    this.terminal.line(`page ${page}${printed}, ${Math.round(width)} x ${Math.round(height)} points`);
    for (const { ordinal, type, chunkId } of chunks) this.terminal.line(`  #${ordinal} ${type}  ${chunkId}`);
    for (const { y1, x0, x1, chunk, text } of lines) {
      const place = `${y1.toFixed(0).padStart(5)} ${x0.toFixed(0).padStart(4)}-${x1.toFixed(0).padEnd(4)}`;
      this.terminal.line(`${place} ${(chunk === null ? '-' : `#${chunk}`).padEnd(6)} ${text}`);
    }
    this.terminal.line();
    if (path !== null) this.terminal.note(`written: ${path}`);
  }
}

async function draw(
  library: INestApplicationContext,
  id: string,
  page: number,
  {
    picture: format,
    width = 1200,
    boxes = false,
    out = '.',
  }: PagesOptions & { readonly picture: PictureFormat },
): Promise<string> {
  const { fileName } = await library.get(DocumentsService).get(id);
  const drawn = await library.get(PagesService).picture(id, page, { width, format, boxes });
  return writePicture(out, fileName.replace(/\.pdf$/iu, ''), { page, bytes: await drawn.read(), format });
}

/** One line for each kind of pages; the counts add up to the number of pages. */
function ledgerLines({ pages, lines, failures, warnings }: LedgerView): string[] {
  if (!lines) return [`${pages} pages; the book was ingested before their fate was kept.`];
  return [
    `${pages} pages`,
    ...lines.map(
      ({ kind, count, pages: ranges }) => `${String(count).padStart(6)} ${kind}: ${writeRanges(ranges)}`,
    ),
    ...failures.map(({ page, reason }) => `page ${page} could not be read: ${reason}`),
    ...warnings.map(({ page, reason }) => `page ${page} is doubtful: ${reason}`),
  ];
}

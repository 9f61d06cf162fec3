import { basename } from 'node:path';
import { Option, SubCommand } from 'nest-commander';
import type { BookAnalysis } from '../chunking/analysis.js';
import { LEGEND } from '../chunking/page-view/page-marks.js';
import type { LineView, PageRange, PageView } from '../chunking/page-view/page-view.js';
import { InspectFileCommand } from './inspect-file.command.js';
import type { InspectOptions } from './inspect-file.command.js';
import { interruptible } from './interruption.js';
import { writePicture } from './page-files.js';
import { passwordOf } from './password-option.js';
import { parsePageRange, requirePages } from './page-range.js';

interface PagesOptions extends InspectOptions {
  readonly pages: PageRange;
  readonly png?: boolean;
  readonly out?: string;
}

@SubCommand({
  name: 'pages',
  arguments: '<file>',
  description:
    'Pages of a PDF as positioned lines, and as pictures with sections, code and chunks drawn on them.',
})
export class InspectPagesCommand extends InspectFileCommand {
  override readonly examples = [
    'colophon inspect pages book.pdf --pages 12',
    'colophon inspect pages book.pdf --pages 10-12 --png --out pictures',
  ];

  @Option({
    flags: '--pages <range>',
    description: 'Physical pages from 1, such as 12 or 10-12.',
    required: true,
  })
  parsePages(value: string): PageRange {
    return parsePageRange(value);
  }

  @Option({ flags: '--png', description: 'Write a picture of each page with what was found drawn on it.' })
  parsePng(): boolean {
    return true;
  }

  @Option({ flags: '--out <folder>', description: 'Folder for the pictures (default: the current one).' })
  parseOut(value: string): string {
    return value;
  }

  async run([file]: string[], options: PagesOptions): Promise<void> {
    const password = await passwordOf(options);
    const analysed = await this.analyse(file!, { password, pages: options.pages });
    requirePages(options.pages, analysed.pageCount);
    const pictures = options.png
      ? await this.draw(file!, analysed, options.out ?? '.', password)
      : new Map<number, string>();
    if (options.json) {
      const pages = analysed.pageViews.map((view) =>
        Object.assign({}, view, { picture: pictures.get(view.page) ?? null }),
      );
      this.terminal.json({ pages, pageFailures: failuresIn(analysed, options.pages) });
      return;
    }
    for (const view of analysed.pageViews) this.show(view, analysed);
    for (const { page, reason } of failuresIn(analysed, options.pages)) {
      this.terminal.note(`Page ${page} could not be read: ${reason}`);
    }
    if (pictures.size === 0) return;
    for (const path of pictures.values()) this.terminal.note(`written: ${path}`);
    for (const meaning of LEGEND) this.terminal.note(`  ${meaning}`);
  }

  /** @returns Paths of the pictures, by physical page. */
  private async draw(
    file: string,
    { pageViews, contents }: BookAnalysis,
    folder: string,
    password: string | undefined,
  ): Promise<Map<number, string>> {
    const pictures = await interruptible(this.terminal, (signal) =>
      this.analysis.draw(file, pageViews, contents, { password, signal }),
    );
    const name = basename(file).replace(/\.pdf$/iu, '');
    const paths = new Map<number, string>();
    for (const { page, png } of pictures) {
      paths.set(page, await writePicture(folder, name, { page, bytes: png, format: 'png' }));
    }
    return paths;
  }

  private show(view: PageView, { contents }: BookAnalysis): void {
    const label = view.label === null ? '' : `, printed ${view.label}`;
    this.terminal.line(
      `page ${view.page}${label}, ${Math.round(view.width)} x ${Math.round(view.height)} points`,
    );
    let before: LineView | undefined;
    for (const line of view.lines) {
      if (line.section !== null && line.section !== before?.section) {
        this.terminal.line(`  section ${line.section}: ${contents.sections[line.section]?.title ?? ''}`);
      }
      this.terminal.line(lineText(line));
      before = line.furniture ? before : line;
    }
    this.terminal.line();
  }
}

function lineText(line: LineView): string {
  const place = `${line.y.toFixed(0).padStart(5)} ${line.x0.toFixed(0).padStart(4)}-${line.x1.toFixed(0).padEnd(4)}`;
  const face = `${line.size.toFixed(1).padStart(5)} ${line.font.slice(0, 16).padEnd(16)}`;
  const shares = `mono ${line.monoShare.toFixed(1)} bold ${line.boldShare.toFixed(1)}`;
  const part = line.furniture ? 'head' : line.chunk === null ? '-' : `#${line.chunk}`;
  return `${place} ${face} ${shares} ${line.code ? 'code' : '    '} ${part.padEnd(6)} ${line.text}`;
}

function failuresIn(
  { pageFailures }: BookAnalysis,
  { first, last }: PageRange,
): BookAnalysis['pageFailures'] {
  return pageFailures.filter(({ page }) => page >= first && page <= last);
}

import type { Book, Glyph, Line, Page } from '../../book/page.js';
import type { Contents, Section } from '../../structure/section.js';

const SIZE = 10;
const LEADING = 12;
const PARAGRAPH_GAP = 20;
const MARGIN = 72;
const PROSE_ADVANCE = 5;
const CODE_ADVANCE = 6;
const CHARACTERS_A_LINE = 80;
const TOP = 720;
const BOTTOM = 72;

/** A line of prose with plain defaults. */
export function line(text: string, y: number, over: Partial<Line> = {}): Line {
  const x0 = over.x0 ?? MARGIN;
  return {
    text,
    y,
    x0,
    x1: x0 + text.length * PROSE_ADVANCE,
    size: SIZE,
    font: 'Serif',
    monoShare: 0,
    boldShare: 0,
    italicShare: 0,
    softHyphen: false,
    furniture: false,
    glyphs: null,
    advance: 0,
    ...over,
  };
}

/** A line of code as it is in a PDF: characters with positions, and no runs of spaces in the text. */
export function codeLine(source: string, y: number, margin = MARGIN): Line {
  const glyphs: Glyph[] = source.split('').flatMap((text, column) => {
    const x = margin + column * CODE_ADVANCE;
    return text === ' ' ? [] : [{ text, x, left: x, right: x + CODE_ADVANCE, mono: true }];
  });
  return line(source.trim().replace(/\s+/g, ' '), y, {
    x0: glyphs[0]?.x ?? margin,
    x1: glyphs.at(-1)?.right ?? margin,
    font: 'Mono',
    monoShare: 1,
    glyphs,
    advance: CODE_ADVANCE,
  });
}

export function page(number: number, lines: readonly Line[]): Page {
  return { number, label: null, width: 595, height: 842, lines };
}

/** Lays out a book page by page from top to bottom, like a typesetter. */
export class BookBuilder {
  private readonly pages: Line[][] = [[]];
  private readonly sections: Section[] = [];
  private y = TOP;

  /** The page of the next line, if the line fits there. */
  get page(): number {
    return this.pages.length;
  }

  /** A heading that opens a section. */
  section(title: string, level = 0): this {
    this.room(40);
    const parent = this.sections.findLast((section) => section.level < level)?.order ?? null;
    const start = { page: this.page, y: this.y + SIZE };
    const order = this.sections.length;
    this.sections.push({
      order,
      title,
      level,
      parent,
      start,
      end: null,
      pageFirst: this.page,
      pageLast: this.page,
    });
    return this.heading(title);
  }

  /** A heading inside a section. */
  heading(title: string, size = 14): this {
    this.room(LEADING);
    this.put(line(title, this.y, { size, boldShare: 1 }));
    this.y -= PARAGRAPH_GAP - LEADING;
    return this;
  }

  paragraph(text: string): this {
    let row = '';
    for (const word of text.split(' ')) {
      if (row !== '' && row.length + 1 + word.length > CHARACTERS_A_LINE) {
        this.put(line(row, this.y));
        row = '';
      }
      row += row === '' ? word : ` ${word}`;
    }
    this.put(line(row, this.y));
    this.y -= PARAGRAPH_GAP - LEADING;
    return this;
  }

  /** A listing; empty strings are blank lines. */
  code(source: readonly string[]): this {
    for (const row of source) {
      if (row === '') this.y -= LEADING;
      else this.put(codeLine(row, this.y));
    }
    this.y -= PARAGRAPH_GAP - LEADING;
    return this;
  }

  line(text: string, over: Partial<Line> = {}): this {
    this.put(line(text, this.y, over));
    return this;
  }

  nextPage(): this {
    this.pages.push([]);
    this.y = TOP;
    return this;
  }

  build(): { readonly book: Book; readonly contents: Contents } {
    const pages = this.pages.map((lines, i) => page(i + 1, lines));
    return {
      book: { title: null, pageCount: pages.length, pages, failures: [], outline: [] },
      contents: { source: 'outline', sections: this.sections },
    };
  }

  private put(next: Line): void {
    this.room(0);
    this.pages.at(-1)?.push({ ...next, y: this.y });
    this.y -= LEADING;
  }

  private room(points: number): void {
    if (this.y - points < BOTTOM) this.nextPage();
  }
}

/** Counts roughly like word-piece models: one piece for four letters, and one for each other character. */
export function countPieces(text: string): number {
  return text.match(/\w{1,4}|[^\s\w]/g)?.length ?? 0;
}

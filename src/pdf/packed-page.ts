import { boxAround } from '../book/box.js';
import type { Box } from '../book/box.js';
import type { LaidLine, LaidPage } from './layout/laid-page.js';
import { characterText } from './layout/shown-character.js';
import type { Glyph, Line, Page, PageLink, PageSize, TableCell } from '../book/page.js';

/** The numbers of a line in `PackedPage.numbers`, in this order. */
const COLUMNS = [
  'y',
  'x0',
  'x1',
  'size',
  'monoShare',
  'boldShare',
  'italicShare',
  'advance',
  'softHyphen',
  'codeAtStart',
  'codeAtEnd',
  'aside',
  'afterNumber',
  'font',
  'glyphsFrom',
  'glyphsTo',
  'inTableOnly',
  'table',
  'row',
  'column',
] as const;
const COLUMN = Object.fromEntries(COLUMNS.map((name, index) => [name, index])) as Record<
  (typeof COLUMNS)[number],
  number
>;
// glyphsFrom of a line without glyphs.
const NO_GLYPHS = -1;
// table of a line outside of tables.
const NO_TABLE = -1;
const POSITIONS_A_GLYPH = 3;

/**
 * A page of lines in the form that is sent between threads: a few arrays, because an object for each glyph costs more
 * than reading the page.
 */
export interface PackedPage extends PackedGlyphs {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly string[];
  readonly numbers: Float64Array;
  readonly fonts: readonly string[];
  /** Target heights are in the PDF's own coordinates. */
  readonly links: readonly PageLink[];
  /** As in `Page`. */
  readonly hidden: boolean;
  readonly imageShare: number;
  /** As in `Page`; null for a page that is shown as it is read. */
  readonly shown: PageSize | null;
  /** x0, y0, x1 and y1 of each line on the page as shown; null if all lines are upright there. */
  readonly shownBoxes: Float32Array | null;
}

/** The part of a packed page that its lines keep referring to. */
interface PackedGlyphs {
  readonly glyphCodes: Uint32Array;
  /** x, left and right of each glyph. */
  readonly glyphPositions: Float32Array;
  readonly glyphMono: Uint8Array;
}

export function packPage(
  number: number,
  page: LaidPage,
  { links, hidden }: Pick<PackedPage, 'links' | 'hidden'>,
): PackedPage {
  const { lines, characters } = page;
  const glyphCount = lines.reduce((sum, line) => sum + (line.characters?.length ?? 0), 0);
  const numbers = new Float64Array(lines.length * COLUMNS.length);
  const glyphCodes = new Uint32Array(glyphCount);
  const glyphPositions = new Float32Array(glyphCount * POSITIONS_A_GLYPH);
  const glyphMono = new Uint8Array(glyphCount);
  const fonts: string[] = [];
  let glyph = 0;
  for (const [index, line] of lines.entries()) {
    const row = index * COLUMNS.length;
    const known = fonts.indexOf(line.font);
    numbers[row + COLUMN.y] = line.y;
    numbers[row + COLUMN.x0] = line.x0;
    numbers[row + COLUMN.x1] = line.x1;
    numbers[row + COLUMN.size] = line.size;
    numbers[row + COLUMN.monoShare] = line.monoShare;
    numbers[row + COLUMN.boldShare] = line.boldShare;
    numbers[row + COLUMN.italicShare] = line.italicShare;
    numbers[row + COLUMN.advance] = line.advance;
    numbers[row + COLUMN.softHyphen] = line.softHyphen ? 1 : 0;
    numbers[row + COLUMN.codeAtStart] = line.codeAtStart ? 1 : 0;
    numbers[row + COLUMN.codeAtEnd] = line.codeAtEnd ? 1 : 0;
    numbers[row + COLUMN.aside] = line.aside ? 1 : 0;
    numbers[row + COLUMN.afterNumber] = line.afterNumber ?? 0;
    numbers[row + COLUMN.font] = known >= 0 ? known : fonts.push(line.font) - 1;
    numbers[row + COLUMN.table] = line.cell?.table ?? NO_TABLE;
    numbers[row + COLUMN.row] = line.cell?.row ?? 0;
    numbers[row + COLUMN.column] = line.cell?.column ?? 0;
    numbers[row + COLUMN.glyphsFrom] = line.characters ? glyph : NO_GLYPHS;
    const drawn = line.of ?? page;
    for (const i of line.characters ?? []) {
      glyphCodes[glyph] = drawn.ink.shown[i] ?? 0;
      glyphPositions[glyph * POSITIONS_A_GLYPH] = drawn.characters.x[i] ?? 0;
      glyphPositions[glyph * POSITIONS_A_GLYPH + 1] = drawn.characters.left[i] ?? 0;
      glyphPositions[glyph * POSITIONS_A_GLYPH + 2] = drawn.characters.right[i] ?? 0;
      glyphMono[glyph] = drawn.styles[drawn.characters.runs[i] ?? 0]?.mono ? 1 : 0;
      glyph++;
    }
    numbers[row + COLUMN.glyphsTo] = glyph;
    numbers[row + COLUMN.inTableOnly] = line.inTableOnly ? 1 : 0;
  }
  return {
    number,
    width: characters.width,
    height: characters.height,
    texts: lines.map((line) => line.text),
    numbers,
    fonts,
    glyphCodes,
    glyphPositions,
    glyphMono,
    links,
    hidden,
    imageShare: characters.imageShare,
    shown: page.shown ?? null,
    shownBoxes: packBoxes(lines),
  };
}

function packBoxes(lines: readonly LaidLine[]): Float32Array | null {
  if (lines.every(({ shown }) => shown === undefined)) return null;
  return Float32Array.from(
    lines.flatMap((line) => {
      const { x0, y0, x1, y1 } = line.shown ?? boxAround([line]);
      return [x0, y0, x1, y1];
    }),
  );
}

/** @param label Printed label of the page. No line is marked as furniture yet: that needs the whole book. */
export function unpackPage(packed: PackedPage, label: string | null): Page {
  const { glyphCodes, glyphPositions, glyphMono } = packed;
  const glyphs: PackedGlyphs = { glyphCodes, glyphPositions, glyphMono };
  return {
    number: packed.number,
    label,
    width: packed.width,
    height: packed.height,
    lines: packed.texts.map((text, index) => unpackLine(packed, glyphs, text, index)),
    links: packed.links,
    ...(packed.imageShare > 0 && { imageShare: packed.imageShare }),
    ...(packed.shown && { shown: packed.shown }),
    ...(packed.hidden && { hidden: true }),
  };
}

function unpackLine(packed: PackedPage, glyphs: PackedGlyphs, text: string, index: number): Line {
  const row = index * COLUMNS.length;
  const value = (column: keyof typeof COLUMN): number => packed.numbers[row + COLUMN[column]] ?? 0;
  return new UnpackedLine(
    text,
    value('y'),
    value('x0'),
    value('x1'),
    value('size'),
    packed.fonts[value('font')] ?? '',
    value('monoShare'),
    value('boldShare'),
    value('italicShare'),
    value('softHyphen') === 1,
    value('codeAtStart') === 1,
    value('codeAtEnd') === 1,
    value('aside') === 1,
    value('afterNumber'),
    value('advance'),
    glyphs,
    value('glyphsFrom'),
    value('glyphsTo'),
    value('inTableOnly') === 1,
    shownBoxOf(packed, index),
    value('table') === NO_TABLE
      ? undefined
      : { table: value('table'), row: value('row'), column: value('column') },
  );
}

function shownBoxOf({ shownBoxes }: PackedPage, index: number): Box | undefined {
  if (!shownBoxes) return undefined;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = shownBoxes.subarray(4 * index, 4 * index + 4);
  return { x0, y0, x1, y1 };
}

/**
 * A class, so that all lines have one shape: a long book has a hundred thousand of them, and object literals with an
 * accessor each took three times the memory.
 */
class UnpackedLine implements Line {
  readonly furniture = false;
  readonly #packed: PackedGlyphs;
  readonly #from: number;
  readonly #to: number;
  readonly #inTableOnly: boolean;

  constructor(
    readonly text: string,
    readonly y: number,
    readonly x0: number,
    readonly x1: number,
    readonly size: number,
    readonly font: string,
    readonly monoShare: number,
    readonly boldShare: number,
    readonly italicShare: number,
    readonly softHyphen: boolean,
    readonly codeAtStart: boolean,
    readonly codeAtEnd: boolean,
    readonly aside: boolean,
    readonly afterNumber: number,
    readonly advance: number,
    packed: PackedGlyphs,
    from: number,
    to: number,
    inTableOnly: boolean,
    readonly shown: Box | undefined,
    readonly cell: TableCell | undefined,
  ) {
    this.#packed = packed;
    this.#from = from;
    this.#to = to;
    this.#inTableOnly = inTableOnly;
  }

  /** Created at each access: most lines are asked once or never, and a book of code has a million glyphs. */
  get glyphs(): Glyph[] | null {
    return this.#inTableOnly ? null : this.kept();
  }

  get cellGlyphs(): Glyph[] | null {
    return this.#inTableOnly ? this.kept() : null;
  }

  private kept(): Glyph[] | null {
    return this.#from === NO_GLYPHS ? null : unpackGlyphs(this.#packed, this.#from, this.#to);
  }
}

function unpackGlyphs(packed: PackedGlyphs, from: number, to: number): Glyph[] {
  const glyphs: Glyph[] = [];
  for (let i = from; i < to; i++) {
    const at = i * POSITIONS_A_GLYPH;
    glyphs.push({
      text: characterText(packed.glyphCodes[i] ?? 0),
      x: packed.glyphPositions[at] ?? 0,
      left: packed.glyphPositions[at + 1] ?? 0,
      right: packed.glyphPositions[at + 2] ?? 0,
      mono: packed.glyphMono[i] === 1,
    });
  }
  return glyphs;
}

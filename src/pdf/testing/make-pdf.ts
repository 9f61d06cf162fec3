/** One of the fonts that every PDF reader has built in. */
export type StandardFont = 'Helvetica' | 'Helvetica-Bold' | 'Times-Roman' | 'Courier' | 'Courier-Bold';

/** A line of text at a position, in points from the lower left corner. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Default: 10 points. */
  readonly size?: number;
  /** Default: Helvetica. */
  readonly font?: StandardFont;
  /** Direction of the text around its position, counter-clockwise in degrees. Default: 0. */
  readonly turn?: number;
}

/** A clickable rectangle that leads to a page of the file, in points from the lower left corner. */
export interface PdfLink {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** From 1. */
  readonly page: number;
  /** Height on that page; without it, the destination is the whole page. */
  readonly y?: number;
  /** How the file gives the target: as a destination (the default) or as an action. */
  readonly by?: 'destination' | 'action';
}

export interface PdfPage {
  readonly texts?: readonly PdfText[];
  /** A grey image over the whole page, as in a scan. */
  readonly image?: boolean;
  /**
   * Clockwise rotation of the page when shown; the texts are drawn so that they are then upright at their positions.
   */
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Draws a form that draws itself ten times on each of ten levels: no reader finishes it. */
  readonly poison?: boolean;
  readonly links?: readonly PdfLink[];
  /** Filled rectangles, drawn before the text: left, bottom, width, height. */
  readonly boxes?: readonly (readonly [number, number, number, number])[];
  /** The part that is shown: left, bottom, right, top. Default: all of the page. */
  readonly crop?: readonly [number, number, number, number];
}

export interface PdfOutlineEntry {
  readonly title: string;
  /** 0 for the top level; increases by at most 1 from one entry to the next. */
  readonly level: number;
  /** From 1; null for an entry without a target. */
  readonly page: number | null;
  /** Height in points from the bottom; without it, the destination is the whole page. */
  readonly y?: number;
}

export interface PdfContent {
  readonly pages: readonly PdfPage[];
  readonly outline?: readonly PdfOutlineEntry[];
  /** Title in the document information. */
  readonly title?: string;
  /** The page (from 1) at which the page labels change from lower-case roman to arabic numbers, which start at 1. */
  readonly arabicFrom?: number;
  /** Text before the number in these page labels. */
  readonly labelPrefix?: string;
  /** Letters of Times-Roman that the font maps to other characters: `{ x: '𝑥' }`. */
  readonly letters?: Readonly<Record<string, string>>;
  /** The contents are a form that a viewer lays out by itself. */
  readonly dynamicForm?: boolean;
}

export const PAGE_WIDTH = 612;
export const PAGE_HEIGHT = 792;

const FONTS: readonly StandardFont[] = [
  'Helvetica',
  'Helvetica-Bold',
  'Times-Roman',
  'Courier',
  'Courier-Bold',
];
const POISON_LEVELS = 10;

/** From positions on the page as shown to the PDF's own coordinates. */
const TURN_BACK = {
  0: '',
  90: `0 1 -1 0 ${PAGE_WIDTH} 0 cm`,
  180: `-1 0 0 -1 ${PAGE_WIDTH} ${PAGE_HEIGHT} cm`,
  270: `0 -1 1 0 0 ${PAGE_HEIGHT} cm`,
} as const;

/**
 * Makes a complete PDF file from scratch, small enough to read byte by byte. Text on pages is Latin-1; titles and
 * labels may be any UTF-16, well-formed or not.
 */
export function makePdf(content: PdfContent): Buffer {
  const file = new PdfObjects();
  const catalog = file.reserve();
  const pageTree = file.reserve();
  const letters = content.letters ? `/ToUnicode ${addLetters(file, content.letters)} 0 R` : '';
  const fonts = FONTS.map((font, i) => {
    const number = file.add(
      `<</Type/Font/Subtype/Type1/BaseFont/${font}/Encoding/WinAnsiEncoding${font === 'Times-Roman' ? letters : ''}>>`,
    );
    return `/F${i} ${number} 0 R`;
  });
  const image = content.pages.some((page) => page.image) ? addGreyImage(file) : 0;
  const poison = content.pages.some((page) => page.poison) ? addPoison(file) : 0;
  // Reserved first, because links lead to later pages.
  const pages = content.pages.map(() => file.reserve());
  content.pages.forEach((page, index) => {
    const stream = file.addStream('', drawing(page));
    const objects = [
      ...(page.image ? [`/Im ${image} 0 R`] : []),
      ...(page.poison ? [`/X ${poison} 0 R`] : []),
    ];
    file.set(
      pages[index] ?? 0,
      `<</Type/Page/Parent ${pageTree} 0 R/MediaBox[0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}]/Rotate ${page.rotate ?? 0}` +
        (page.crop ? `/CropBox[${page.crop.join(' ')}]` : '') +
        `/Resources<</Font<<${fonts.join('')}>>/XObject<<${objects.join('')}>>>>/Contents ${stream} 0 R` +
        `${annotations(page.links ?? [], pages)}>>`,
    );
  });
  file.set(pageTree, `<</Type/Pages/Kids[${pages.map((n) => `${n} 0 R`).join(' ')}]/Count ${pages.length}>>`);
  const outline = content.outline?.length ? addOutline(file, content.outline, pages) : 0;
  const prefix = content.labelPrefix ? `/P${literal(content.labelPrefix)}` : '';
  const labels = content.arabicFrom
    ? `/PageLabels<</Nums[0<</S/r>>${content.arabicFrom - 1}<</S/D${prefix}>>]>>`
    : '';
  file.set(
    catalog,
    `<</Type/Catalog/Pages ${pageTree} 0 R${outline ? `/Outlines ${outline} 0 R` : ''}${labels}` +
      `${content.dynamicForm ? '/AcroForm<</Fields[]/XFA[(template)(x)]>>' : ''}>>`,
  );
  const info = content.title === undefined ? 0 : file.add(`<</Title${literal(content.title)}>>`);
  return file.toBuffer(catalog, info);
}

function drawing(page: PdfPage): string {
  const texts = (page.texts ?? []).map(
    ({ text, x, y, size = 10, font = 'Helvetica', turn = 0 }) =>
      `BT /F${FONTS.indexOf(font)} ${size} Tf ${turned(turn)} ${x} ${y} Tm ${literal(text)} Tj ET`,
  );
  const image = page.image ? [`q ${PAGE_WIDTH} 0 0 ${PAGE_HEIGHT} 0 0 cm /Im Do Q`] : [];
  const boxes = (page.boxes ?? []).map((box) => `${box.join(' ')} re f`);
  const poison = page.poison ? ['/X Do'] : [];
  return [...image, ...poison, TURN_BACK[page.rotate ?? 0], ...boxes, ...texts].join('\n');
}

function turned(degrees: number): string {
  const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cosine, sine, -sine, cosine].map((number) => number.toFixed(6)).join(' ');
}

function annotations(pageLinks: readonly PdfLink[], pages: readonly number[]): string {
  const dictionaries = pageLinks.map(({ x0, y0, x1, y1, page, y, by }) => {
    const where = `[${pages[page - 1] ?? 0} 0 R ${y === undefined ? '/Fit' : `/XYZ 0 ${y} 0`}]`;
    const target = by === 'action' ? `/A<</S/GoTo/D${where}>>` : `/Dest${where}`;
    return `<</Type/Annot/Subtype/Link/Rect[${x0} ${y0} ${x1} ${y1}]${target}>>`;
  });
  return dictionaries.length === 0 ? '' : `/Annots[${dictionaries.join('')}]`;
}

function addGreyImage(file: PdfObjects): number {
  return file.addStream(
    '/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8',
    '\x80',
  );
}

export function addLetters(file: PdfObjects, letters: Readonly<Record<string, string>>): number {
  const rows = Object.entries(letters).map(
    ([byte, text]) => `<${hex(byte, 'latin1')}> <${hex(text, 'utf16le')}>`,
  );
  return file.addStream(
    '',
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def\n' +
      `1 begincodespacerange <00> <ff> endcodespacerange\n${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar\n` +
      'endcmap end end',
  );
}

function addPoison(file: PdfObjects): number {
  const form = '/Type/XObject/Subtype/Form/BBox[0 0 612 792]';
  let number = file.addStream(`${form}/Resources<<>>`, '0 0 1 1 re f');
  for (let level = 0; level < POISON_LEVELS; level++) {
    number = file.addStream(`${form}/Resources<</XObject<</X ${number} 0 R>>>>`, '/X Do '.repeat(10));
  }
  return number;
}

function addOutline(file: PdfObjects, entries: readonly PdfOutlineEntry[], pages: readonly number[]): number {
  const root = file.reserve();
  const numbers = entries.map(() => file.reserve());
  const parents = entries.map((entry, i) =>
    lastIndexBefore(entries, i, (other) => other.level < entry.level),
  );
  const childrenOf = (parent: number): number[] =>
    entries.flatMap((_, i) => (parents[i] === parent ? [numbers[i] ?? root] : []));
  entries.forEach((entry, i) => {
    const parent = parents[i] ?? -1;
    const siblings = childrenOf(parent);
    const at = siblings.indexOf(numbers[i] ?? root);
    const target = entry.page === null ? undefined : pages[entry.page - 1];
    const where = entry.y === undefined ? '/Fit' : `/XYZ 0 ${entry.y} 0`;
    file.set(
      numbers[i] ?? root,
      `<</Title${literal(entry.title)}/Parent ${numbers[parent] ?? root} 0 R` +
        (at > 0 ? `/Prev ${siblings[at - 1]} 0 R` : '') +
        (at < siblings.length - 1 ? `/Next ${siblings[at + 1]} 0 R` : '') +
        links(childrenOf(i)) +
        `${target === undefined ? '' : `/Dest[${target} 0 R ${where}]`}>>`,
    );
  });
  file.set(root, `<</Type/Outlines${links(childrenOf(-1))}>>`);
  return root;
}

function links(children: readonly number[]): string {
  if (children.length === 0) return '';
  return `/First ${children[0]} 0 R/Last ${children.at(-1)} 0 R/Count ${children.length}`;
}

function lastIndexBefore<T>(values: readonly T[], before: number, matches: (value: T) => boolean): number {
  return values.slice(0, before).findLastIndex(matches);
}

function literal(text: string): string {
  if (/[^ -ÿ]/.test(text)) return `<feff${hex(text, 'utf16le')}>`;
  return `(${text.replace(/[\\()]/g, (character) => `\\${character}`)})`;
}

/** UTF-16 with the high byte first, as PDF requires. */
export function hex(text: string, encoding: 'latin1' | 'utf16le'): string {
  const bytes = Buffer.from(text, encoding);
  return (encoding === 'utf16le' ? bytes.swap16() : bytes).toString('hex');
}

/** The numbered objects of a file, and the table of their positions. */
export class PdfObjects {
  private readonly bodies: string[] = [];

  reserve(): number {
    return this.bodies.push('null');
  }

  add(body: string): number {
    return this.bodies.push(body);
  }

  addStream(dictionary: string, data: string): number {
    return this.add(`<<${dictionary}/Length ${data.length}>>\nstream\n${data}\nendstream`);
  }

  set(number: number, body: string): void {
    this.bodies[number - 1] = body;
  }

  toBuffer(catalog: number, info: number): Buffer {
    let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
    let table = `xref\n0 ${this.bodies.length + 1}\n0000000000 65535 f \n`;
    this.bodies.forEach((body, i) => {
      table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
      file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    });
    const trailer = `<</Size ${this.bodies.length + 1}/Root ${catalog} 0 R${info ? `/Info ${info} 0 R` : ''}>>`;
    return Buffer.from(`${file}${table}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF\n`, 'latin1');
  }
}

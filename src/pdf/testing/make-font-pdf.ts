import { addLetters, hex, PAGE_HEIGHT, PAGE_WIDTH, PdfObjects } from './make-pdf.js';

/** A font of a test page. */
export interface TestFont {
  /** Name of one of the standard fonts or of one that is not in the file; absent for a font of bitmaps (Type 3). */
  readonly name?: string;
  /** In thousandths of an em, by character; those of a font of bitmaps. */
  readonly widthOf?: (character: string) => number;
  /** Height and depth of a font of bitmaps, in thousandths of an em. */
  readonly height?: number;
  /** What the font says that its letters are: `{ x: '𝑥' }`. */
  readonly letters?: Readonly<Record<string, string>>;
  /** Names that the font gives to its glyphs: `{ h: 'angbracketleft' }`. */
  readonly glyphs?: Readonly<Record<string, string>>;
}

/** Text in one of the fonts, at a position in points from the lower left corner. */
export interface FontText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  /** Default: 10 points. */
  readonly size?: number;
  /** Positions of the characters, in points from `x`, instead of the widths of the font. */
  readonly offsets?: readonly number[];
  /** Fills and strokes the letters with a pen of this width, in points. */
  readonly stroke?: number;
}

export interface FontPage {
  readonly texts: readonly FontText[];
  /** Grey rectangles behind the text: left, bottom, width and height. */
  readonly shades?: readonly (readonly [number, number, number, number])[];
}

const FIRST = 0;
const LAST = 255;

/** Makes a PDF with fonts that a test needs: without a name, with wrong or no mappings, with chosen widths. */
export function makeFontPdf(fonts: Readonly<Record<string, TestFont>>, pages: readonly FontPage[]): Buffer {
  const file = new PdfObjects();
  const catalog = file.reserve();
  const tree = file.reserve();
  const keys = Object.keys(fonts);
  const resources = keys.map((key, i) => `/F${i} ${addFont(file, fonts[key] ?? {})} 0 R`).join('');
  const kids = pages.map((page) => {
    const stream = file.addStream('', drawing(page, keys));
    return file.add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}]/Resources<</Font<<${resources}>>>>` +
        `/Contents ${stream} 0 R>>`,
    );
  });
  file.set(tree, `<</Type/Pages/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]/Count ${kids.length}>>`);
  file.set(catalog, `<</Type/Catalog/Pages ${tree} 0 R>>`);
  return file.toBuffer(catalog, 0);
}

function drawing({ texts, shades = [] }: FontPage, keys: readonly string[]): string {
  return [
    ...shades.map((box) => `0.9 g ${box.join(' ')} re f 0 g`),
    ...texts.flatMap(({ text, x, y, font, size = 10, offsets, stroke }) => {
      const pen = stroke === undefined ? '0 Tr' : `2 Tr ${stroke} w`;
      const begin = `/F${keys.indexOf(font)} ${size} Tf ${pen}`;
      if (!offsets) return [`BT ${begin} 1 0 0 1 ${x} ${y} Tm <${hex(text, 'latin1')}> Tj ET`];
      return Array.from(text, (character, i) => [character, x + (offsets[i] ?? 0)] as const)
        .filter(([character]) => character !== ' ')
        .map(([character, at]) => `BT ${begin} 1 0 0 1 ${at} ${y} Tm <${hex(character, 'latin1')}> Tj ET`);
    }),
  ].join('\n');
}

function addFont(
  file: PdfObjects,
  { name, widthOf, height = 700, letters, glyphs: glyphNames }: TestFont,
): number {
  const map = letters ? `/ToUnicode ${addLetters(file, letters)} 0 R` : '';
  if (name !== undefined) {
    const named = Object.entries(glyphNames ?? {}).map(
      ([letter, glyph]) => `${letter.charCodeAt(0)}/${glyph}`,
    );
    const differences = `/Encoding<</Type/Encoding/Differences[${named.join('')}]>>`;
    const encoding = glyphNames ? differences : letters ? '/Encoding/WinAnsiEncoding' : '';
    return file.add(`<</Type/Font/Subtype/Type1/BaseFont/${name}${encoding}${map}>>`);
  }
  const codes = Array.from({ length: LAST - FIRST + 1 }, (_, code) => code + FIRST);
  const widths = codes.map((code) => widthOf?.(String.fromCharCode(code)) ?? 500);
  const glyph = (width: number): number =>
    file.addStream('', `${width} 0 0 0 ${width} ${height} d1 0 0 ${width - 50} ${height} re f`);
  const glyphs = new Map([...new Set(widths)].map((width) => [width, glyph(width)]));
  return file.add(
    `<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 ${height}]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar ${FIRST}/LastChar ${LAST}` +
      `/Widths[${widths.join(' ')}]/Encoding<</Type/Encoding/Differences[${FIRST}${codes.map((code) => `/a${code}`).join('')}]>>` +
      `/CharProcs<<${codes.map((code, i) => `/a${code} ${glyphs.get(widths[i] ?? 0)} 0 R`).join('')}>>/Resources<<>>>>`,
  );
}

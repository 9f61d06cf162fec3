import { hex, PAGE_HEIGHT, PAGE_WIDTH, PdfObjects } from './make-pdf.js';

const SIZE = 12;
const LEADING = 18;
const RIGHT = 520;
const TOP = 700;

/**
 * Sets Japanese text on one page in columns that run downwards, the first one on the right.
 *
 * @param by How the file says so: by a font that writes downwards, or by the place of each character.
 */
export function makeVerticalPdf(columns: readonly string[], by: 'font' | 'places'): Buffer {
  const file = new PdfObjects();
  const catalog = file.reserve();
  const pageTree = file.reserve();
  const descriptor = file.add(
    '<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120' +
      '/CapHeight 880/StemV 80>>',
  );
  const glyphs = file.add(
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/DW 1000' +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/FontDescriptor ${descriptor} 0 R>>`,
  );
  const encoding = by === 'font' ? 'UniJIS-UCS2-V' : 'UniJIS-UCS2-H';
  const font = file.add(
    `<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light-${encoding}/Encoding/${encoding}/DescendantFonts[${glyphs} 0 R]>>`,
  );
  const drawing = columns.flatMap((column, number) => {
    const x = RIGHT - number * LEADING;
    const pieces = by === 'font' ? [column] : Array.from(column);
    return pieces.map(
      (piece, row) => `BT /F ${SIZE} Tf 1 0 0 1 ${x} ${TOP - row * SIZE} Tm <${hex(piece, 'utf16le')}> Tj ET`,
    );
  });
  const stream = file.addStream('', drawing.join('\n'));
  const page = file.add(
    `<</Type/Page/Parent ${pageTree} 0 R/MediaBox[0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}]` +
      `/Resources<</Font<</F ${font} 0 R>>>>/Contents ${stream} 0 R>>`,
  );
  file.set(pageTree, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
  file.set(catalog, `<</Type/Catalog/Pages ${pageTree} 0 R>>`);
  return file.toBuffer(catalog, 0);
}

import { deflateSync } from 'node:zlib';
import { PAGE_HEIGHT, PAGE_WIDTH, PdfObjects } from './make-pdf.js';

/** A line of text on a layer, or on none. */
export interface LayeredText {
  readonly text: string;
  readonly y: number;
  readonly layer?: 'on' | 'off';
  /** How it is on the layer: by marks around it (the default), or by a form that draws it. */
  readonly by?: 'mark' | 'form';
  /** Without ink, as text that was recognised in a scan. */
  readonly invisible?: boolean;
}

/** Makes a file of one page with two layers, one of which is switched off. */
export function makeLayeredPdf(texts: readonly LayeredText[]): Buffer {
  const file = new PdfObjects();
  const catalog = file.reserve();
  const pageTree = file.reserve();
  const font = file.add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  const layers = {
    on: file.add('<</Type/OCG/Name(Printed)>>'),
    off: file.add('<</Type/OCG/Name(Notes)>>'),
  };
  const resources = `/Resources<</Font<</F ${font} 0 R>>`;
  const forms: string[] = [];
  const drawing = texts.map(({ text, y, layer, by = 'mark', invisible }) => {
    const line = `BT ${invisible ? '3 Tr' : '0 Tr'} /F 10 Tf 72 ${y} Td (${text}) Tj ET`;
    if (!layer) return line;
    if (by === 'mark') return `/OC /${layer} BDC ${line} EMC`;
    const form = file.addStream(
      `/Type/XObject/Subtype/Form/BBox[0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}]/OC ${layers[layer]} 0 R${resources}>>`,
      line,
    );
    return `/X${forms.push(`/X${forms.length + 1} ${form} 0 R`)} Do`;
  });
  const stream = file.addStream('', drawing.join('\n'));
  const page = file.add(
    `<</Type/Page/Parent ${pageTree} 0 R/MediaBox[0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}]${resources}` +
      `/XObject<<${forms.join('')}>>/Properties<</on ${layers.on} 0 R/off ${layers.off} 0 R>>>>/Contents ${stream} 0 R>>`,
  );
  file.set(pageTree, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
  file.set(
    catalog,
    `<</Type/Catalog/Pages ${pageTree} 0 R` +
      `/OCProperties<</OCGs[${layers.on} 0 R ${layers.off} 0 R]/D<</OFF[${layers.off} 0 R]>>>>>>`,
  );
  return file.toBuffer(catalog, 0);
}

/** The beginning of a file whose catalog is packed into an object stream. */
export function packedCatalog(catalog: string): Buffer {
  const packed = deflateSync(Buffer.from(`1 0 ${catalog}`, 'latin1'));
  const head = `%PDF-1.7\n9 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
}

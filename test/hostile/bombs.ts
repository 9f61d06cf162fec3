import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostile-file.js';
import { filePages, lines, onePage, plain, prose } from './pdf-file.js';
import type { PdfFile, PdfStream } from './pdf-file.js';
import { deflateRepeated, repeated } from './repeated.js';

const MEGABYTE = 2 ** 20;
const SPACES = ' '.repeat(MEGABYTE);
// Page 1 is the bomb; page 2 shows that reading continues.
const LOST = { lost: [1], says: ['gardening'] } as const;

function beforeGoodPage(content: PdfStream, resources = ''): Buffer {
  const { file, catalog } = filePages([{ content, resources }, { content: prose('gardening') }]);
  return file.toBuffer(catalog);
}

/** Adds forms that each draw the next one ten times. @returns The number of the outermost one. */
function addFormsInForms(file: PdfFile): number {
  const form = '/Type/XObject/Subtype/Form/BBox[0 0 612 792]';
  let number = file.add({ dictionary: form, bytes: Buffer.from('0 0 1 1 re f') });
  for (let level = 0; level < 10; level++) {
    const dictionary = `${form}/Resources<</XObject<</X ${number} 0 R>>>>`;
    number = file.add({ dictionary, bytes: Buffer.from('/X Do '.repeat(10)) });
  }
  return number;
}

function drawingForms(count: number, poisoned: readonly number[]): Buffer {
  const { file, catalog, tree, font } = filePages([]);
  const form = addFormsInForms(file);
  const kids = Array.from({ length: count }, (_, i) => {
    // Identical pages would be treated as a watermark.
    const content = poisoned.includes(i + 1)
      ? plain('/X Do')
      : prose(`gardening in ${String.fromCharCode(65 + i).repeat(3)}`);
    return file.add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Contents ${file.add(content)} 0 R` +
        `/Resources<</Font<</F1 ${font} 0 R>>/XObject<</X ${form} 0 R>>>>>>`,
    );
  });
  file.set(tree, `<</Type/Pages/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]/Count ${count}>>`);
  return file.toBuffer(catalog);
}

function spreadText(characters: number): PdfStream {
  const word = 'abcdefghijklmnopqrstuvwxy';
  const parts = Array.from(
    { length: characters / word.length },
    (_, i) => `1 0 0 1 ${(i * 7) % 600} ${(i * 3) % 780} Tm (${word}) Tj`,
  );
  return {
    dictionary: '/Filter/FlateDecode',
    bytes: deflateSync(`BT /F1 1 Tf ${parts.join(' ')} ET`, { level: 1 }),
  };
}

/** Catalog, page tree and page inside an object stream that is followed by a gigabyte of spaces. */
function objectStreamBomb(): Buffer {
  const offsets = '1 0 2 40 4 90 ';
  const objects =
    '<</Type/Catalog/Pages 2 0 R>>'.padEnd(40) +
    '<</Type/Pages/Kids[4 0 R]/Count 1>>'.padEnd(50) +
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>';
  const bytes = deflateRepeated(Buffer.from((offsets + objects).padEnd(MEGABYTE)), 1024);
  const head = Buffer.from('%PDF-1.7\n');
  const stream = Buffer.concat([
    Buffer.from(
      `3 0 obj\n<</Type/ObjStm/N 3/First ${offsets.length}/Filter/FlateDecode/Length ${bytes.length}>>\nstream\n`,
    ),
    bytes,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const tableAt = head.length + stream.length;
  const row = (type: number, field: number, index: number) => {
    const entry = Buffer.alloc(7);
    entry[0] = type;
    entry.writeUInt32BE(field, 1);
    entry.writeUInt16BE(index, 5);
    return entry;
  };
  const rows = Buffer.concat([
    row(0, 0, 65535),
    row(2, 3, 0),
    row(2, 3, 1),
    row(1, head.length, 0),
    row(2, 3, 2),
    row(1, tableAt, 0),
  ]);
  const table = `5 0 obj\n<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length ${rows.length}>>\nstream\n`;
  const end = `\nendstream\nendobj\nstartxref\n${tableAt}\n%%EOF\n`;
  return Buffer.concat([head, stream, Buffer.from(table), rows, Buffer.from(end)]);
}

function hugeImage(): Buffer {
  const { file, catalog, tree, font } = filePages([]);
  const image = file.add({
    dictionary:
      '/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode',
    bytes: deflateRepeated(Buffer.alloc(MEGABYTE), 3434),
  });
  const text = Buffer.concat([Buffer.from('q 600 0 0 700 0 0 cm /I Do Q\n'), prose('gardening').bytes]);
  const page = file.add(
    `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Contents ${file.add({ bytes: text })} 0 R` +
      `/Resources<</Font<</F1 ${font} 0 R>>/XObject<</I ${image} 0 R>>>>>>`,
  );
  file.set(tree, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
  return file.toBuffer(catalog);
}

function selfDrawingForm(): Buffer {
  const { file, catalog, tree } = filePages([]);
  const form = file.add();
  file.set(form, {
    dictionary: `/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X ${form} 0 R>>>>`,
    bytes: Buffer.from('/X Do /X Do'),
  });
  const page = file.add(
    `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Contents ${file.add(plain('/X Do'))} 0 R` +
      `/Resources<</XObject<</X ${form} 0 R>>>>>>`,
  );
  file.set(tree, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
  return file.toBuffer(catalog);
}

/** Files that are small on disk and huge when expanded. */
export const BOMBS: readonly HostileFile[] = [
  { name: '1 GB of spaces', expected: LOST, make: () => beforeGoodPage(repeated(SPACES, 1024)) },
  { name: '4 GB of spaces', expected: LOST, make: () => beforeGoodPage(repeated(SPACES, 4200)) },
  {
    name: '10 GB behind two Flate filters',
    expected: LOST,
    make: () =>
      beforeGoodPage({
        dictionary: '/Filter[/FlateDecode/FlateDecode]',
        bytes: deflateSync(deflateRepeated(Buffer.from(SPACES), 10_240)),
      }),
  },
  {
    name: 'a Flate filter a thousand times',
    expected: { says: ['gardening'] },
    make: () =>
      beforeGoodPage({
        dictionary: `/Filter[${'/FlateDecode'.repeat(1000)}]`,
        bytes: deflateSync('BT ET'),
      }),
  },
  { name: '1 GB in an object stream', expected: { refused: 'document.damaged' }, make: objectStreamBomb },
  {
    name: '50 million characters on one spot',
    expected: LOST,
    make: () =>
      beforeGoodPage(repeated(`BT /F1 12 Tf 72 700 Td (${'A'.repeat(50)}) Tj ET\n`.repeat(10_000), 100)),
  },
  { name: '10 million characters', expected: LOST, make: () => beforeGoodPage(spreadText(10_000_000)) },
  {
    name: 'a page of more characters than any book has',
    expected: LOST,
    make: () => beforeGoodPage(spreadText(200_025)),
  },
  {
    name: 'forms in forms, ten thousand million times',
    expected: { refused: 'document.damaged' },
    make: () => drawingForms(1, [1]),
  },
  {
    name: 'two poisoned pages of twenty',
    expected: { lost: [8, 14], says: ['gardening'] },
    make: () => drawingForms(20, [8, 14]),
  },
  { name: 'a form that draws itself', expected: { refused: 'document.damaged' }, make: selfDrawingForm },
  { name: 'an image of 60 000 x 60 000', expected: { says: ['gardening'] }, make: hugeImage },
  {
    name: 'a million graphics states inside each other',
    expected: { says: ['gardening'] },
    make: () => beforeGoodPage(repeated('q '.repeat(10_000), 100)),
  },
  {
    name: 'a million operands without an operator',
    expected: { says: ['gardening'] },
    make: () => beforeGoodPage(repeated('1 2 3 4 5 6 7 8 9 0 '.repeat(1000), 100)),
  },
  {
    name: 'a page that draws one stream 50 000 times',
    expected: { says: ['gardening'] },
    make: () => {
      const { file, catalog, tree, font } = filePages([]);
      const stream = file.add(lines('A line about gardening that is drawn again and again on one spot.'));
      const page = file.add(
        `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 ${font} 0 R>>>>` +
          `/Contents[${`${stream} 0 R `.repeat(50_000)}]>>`,
      );
      file.set(tree, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
      return file.toBuffer(catalog);
    },
  },
  {
    name: 'a character map of four thousand million entries',
    // The map shifts every character by 65 positions.
    expected: { hides: ['gardening'] },
    make: () => {
      const map =
        '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> ' +
        'endcodespacerange 1 beginbfrange <00000000> <FFFFFFFE> <0041> endbfrange endcmap end end';
      const pages = filePages([{ content: prose('gardening') }]);
      const number = pages.file.add(plain(map));
      pages.file.set(pages.font, `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode ${number} 0 R>>`);
      return pages.file.toBuffer(pages.catalog);
    },
  },
  { name: 'an empty page', expected: { refused: 'document.no_text' }, make: () => onePage(plain('')) },
];

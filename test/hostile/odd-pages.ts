import type { HostileFile } from './hostile-file.js';
import { HELVETICA, filePages, onePage, plain, prose } from './pdf-file.js';
import type { HostilePage, PdfStream } from './pdf-file.js';

const READ = { says: ['gardening'] } as const;

function twoPages(odd: HostilePage): Buffer {
  const { file, catalog } = filePages([odd, { content: prose('gardening') }]);
  return file.toBuffer(catalog);
}

/** Draws `content` after other operators. */
function after(operators: string, content: PdfStream): PdfStream {
  return { bytes: Buffer.concat([Buffer.from(`${operators}\n`), content.bytes]) };
}

function drawnWith(font: string, ...more: readonly PdfStream[]): Buffer {
  const pages = filePages([{ content: prose('gardening') }]);
  const numbers = more.map((stream) => pages.file.add(stream));
  const resolved = font.replace(/MORE(\d)/g, (_, index: string) => `${numbers[Number(index)]} 0 R`);
  pages.file.set(pages.font, resolved);
  return pages.file.toBuffer(pages.catalog);
}

function scans(count: number): Buffer {
  const { file, catalog, tree } = filePages([]);
  const image = file.add({
    dictionary: '/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8',
    bytes: Buffer.from([0x80]),
  });
  const kids = Array.from({ length: count }, () =>
    file.add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</I ${image} 0 R>>>>` +
        `/Contents ${file.add(plain('q 612 0 0 792 0 0 cm /I Do Q'))} 0 R>>`,
    ),
  );
  file.set(tree, `<</Type/Pages/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]/Count ${count}>>`);
  return file.toBuffer(catalog);
}

/** Pages that are (almost) legal but unusual. */
export const ODD_PAGES: readonly HostileFile[] = [
  { name: 'scanned pages', expected: { refused: 'document.scanned' }, make: () => scans(12) },
  {
    // Recognised text is invisible over the picture of its page: ignoring it would lose the book.
    name: 'invisible text, as text recognition leaves it',
    expected: READ,
    make: () => onePage(after('3 Tr', prose('gardening'))),
  },
  {
    name: 'a page on its side',
    expected: { says: ['gardening', 'plumbing'] },
    make: () => twoPages({ content: after('0 1 -1 0 800 0 cm', prose('plumbing')) }),
  },
  {
    name: 'a font that maps every character to another',
    expected: { says: ['BBBB'] },
    make: () =>
      drawnWith(
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode MORE0>>',
        plain(
          'begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <21> <7E> [' +
            `${'<0042> '.repeat(94)}] endbfrange endcmap`,
        ),
      ),
  },
  {
    name: 'a font that says nothing about its characters',
    expected: { doubted: [1] },
    make: () =>
      drawnWith(
        '<</Type/Font/Subtype/Type0/BaseFont/Mystery/Encoding/Identity-H/DescendantFonts[<</Type/Font' +
          '/Subtype/CIDFontType2/BaseFont/Mystery/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>' +
          '/FontDescriptor<</Type/FontDescriptor/FontName/Mystery/Flags 4>>>>]>>',
      ),
  },
  {
    name: 'a font that is not there',
    expected: READ,
    make: () => drawnWith('<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Nowhere/Encoding/WinAnsiEncoding>>'),
  },
  {
    name: 'a font that is no font',
    expected: READ,
    make: () => drawnWith('[1 2 3]'),
  },
  {
    name: 'a font that descends from itself',
    expected: { doubted: [1] },
    make: () =>
      drawnWith('<</Type/Font/Subtype/Type0/BaseFont/Ring/Encoding/Identity-H/DescendantFonts[3 0 R]>>'),
  },
  {
    name: 'a page without area',
    expected: READ,
    make: () => twoPages({ content: prose('plumbing'), entries: '/MediaBox[0 0 0 0]' }),
  },
  {
    name: 'a page of negative size',
    expected: READ,
    make: () => twoPages({ content: prose('plumbing'), entries: '/MediaBox[612 792 0 0]' }),
  },
  {
    name: 'a page as large as a country',
    expected: READ,
    make: () => twoPages({ content: prose('plumbing'), entries: '/MediaBox[-1e30 -1e30 1e30 1e30]' }),
  },
  {
    name: 'a page whose size is no number',
    expected: READ,
    make: () => twoPages({ content: prose('plumbing'), entries: '/MediaBox[/A (b) null nan]' }),
  },
  {
    name: 'text at places beyond all numbers',
    expected: READ,
    make: () =>
      twoPages({
        content: plain(
          `BT /F1 1e38 Tf 1e38 1e38 Td (far) Tj /F1 0 Tf (nothing) Tj /F1 -12 Tf (upside down) Tj ` +
            `/F1 12 Tf nan inf Td (nowhere) Tj 1${'0'.repeat(400)} 0 0 1 0 0 Tm (farther) Tj ET`,
        ),
      }),
  },
  {
    name: 'a page without a font or content',
    expected: READ,
    make: () => {
      const pages = filePages([{ content: prose('gardening') }]);
      const bare = pages.file.add(`<</Type/Page/Parent ${pages.tree} 0 R>>`);
      pages.file.set(pages.tree, `<</Type/Pages/Kids[${bare} 0 R ${pages.pages[0]} 0 R]/Count 2>>`);
      return pages.file.toBuffer(pages.catalog);
    },
  },
  {
    name: 'a page that is a number',
    expected: { lost: [1], says: ['gardening'] },
    make: () => {
      const pages = filePages([{ content: prose('gardening') }]);
      const number = pages.file.add('42');
      pages.file.set(pages.tree, `<</Type/Pages/Kids[${number} 0 R ${pages.pages[0]} 0 R]/Count 2>>`);
      return pages.file.toBuffer(pages.catalog);
    },
  },
];

/** Not hostile, but longer than any book. */
export const LONG_BOOK: HostileFile = {
  name: '10 000 honest pages',
  seconds: 60,
  expected: { says: ['gardening'] },
  make: () => {
    const pages = Array.from({ length: 10_000 }, (_, i) => ({
      content: prose(`gardening on page ${i + 1}`),
    }));
    const { file, catalog } = filePages(pages, undefined, HELVETICA);
    return file.toBuffer(catalog);
  },
};

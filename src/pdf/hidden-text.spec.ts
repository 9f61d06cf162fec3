import type { Page } from '../book/page.js';
import { mayHaveLayers } from './pdfium/layers.js';
import { readBook } from './read-book.js';
import { makeLayeredPdf, packedCatalog } from './testing/make-layered-pdf.js';
import type { LayeredText } from './testing/make-layered-pdf.js';
import { makePdf } from './testing/make-pdf.js';

async function read(pdf: Uint8Array): Promise<Page | undefined> {
  return (await readBook(pdf, { heapMegabytes: 384, pageSeconds: 10 })).pages[0];
}

function textOf(page: Page | undefined): string[] {
  return page?.lines.map(({ text }) => text) ?? [];
}

describe('text on layers', () => {
  it.each(['mark', 'form'] as const)('is left out if its layer is off, and told: by %s', async (by) => {
    const texts: LayeredText[] = [
      { text: 'The controller reads its sensors.', y: 700 },
      { text: 'Shown with the printed layer.', y: 680, layer: 'on', by },
      // Two languages in one place, of which one is shown.
      { text: 'Remember to check this number.', y: 680, layer: 'off', by },
      { text: 'Recognised in the picture.', y: 660, layer: 'on', by, invisible: true },
      { text: 'Recognised and hidden.', y: 640, layer: 'off', by, invisible: true },
    ];
    const page = await read(makeLayeredPdf(texts));
    expect(textOf(page)).toEqual([
      'The controller reads its sensors.',
      'Shown with the printed layer.',
      'Recognised in the picture.',
    ]);
    expect(page?.hidden).toBe(true);
  });

  it('is text like any other if all its layers are on', async () => {
    const page = await read(makeLayeredPdf([{ text: 'Shown.', y: 700, layer: 'on' }]));
    expect(textOf(page)).toEqual(['Shown.']);
    expect(page?.hidden).toBeUndefined();
  });

  it('is looked for only in files that may have some, also where their catalog is packed', () => {
    expect(mayHaveLayers(makePdf({ pages: [{}] }))).toBe(false);
    expect(mayHaveLayers(packedCatalog('<</Type/Catalog/Pages 2 0 R>>'))).toBe(false);
    expect(mayHaveLayers(packedCatalog('<</Type/Catalog/OCProperties<</OCGs[3 0 R]>>>>'))).toBe(true);
    // An encrypted stream says nothing.
    const encrypted = packedCatalog('<</Type/Catalog>>');
    encrypted.fill(0x2a, encrypted.indexOf('stream') + 7, encrypted.indexOf('endstream') - 1);
    expect(mayHaveLayers(encrypted)).toBe(true);
  });
});

describe('text outside of the page', () => {
  it('is told', async () => {
    const texts = [
      { text: 'house_1.qxd Page 17', x: 30, y: 780 },
      { text: 'The text of the page.', x: 80, y: 600 },
    ];
    expect((await read(makePdf({ pages: [{ texts, crop: [60, 60, 552, 732] }] })))?.hidden).toBe(true);
    expect((await read(makePdf({ pages: [{ texts }] })))?.hidden).toBeUndefined();
  });
});

import { inflateSync } from 'node:zlib';
import { makePdf } from '../testing/make-pdf.js';
import type { Mark } from './picture.js';
import { renderPages } from './render-pages.js';

const OPTIONS = { heapMegabytes: 128, pageSeconds: 10 };
const WIDTH = 1224;
const HEIGHT = 1584;

/** Colour of a pixel of an unfiltered true-colour PNG; x from the left, y from the top. */
function pixelOf(png: Uint8Array, x: number, y: number): number[] {
  const file = Buffer.from(png);
  const width = file.readUInt32BE(16);
  const start = file.indexOf('IDAT') + 4;
  const rows = inflateSync(file.subarray(start, start + file.readUInt32BE(start - 8)));
  const at = y * (1 + width * 3) + 1 + x * 3;
  return [...rows.subarray(at, at + 3)];
}

describe('pictures of pages', () => {
  const bytes = makePdf({ pages: [{ texts: [{ text: 'HHHH', x: 72, y: 700, size: 40 }] }, {}] });

  it('show the page as viewers do, two pixels per point', async () => {
    const pictures = await renderPages(
      bytes,
      [
        { page: 1, marks: [] },
        { page: 2, marks: [] },
      ],
      OPTIONS,
    );
    expect(pictures.map(({ page }) => page)).toEqual([1, 2]);
    const [first, second] = pictures.map(({ png }) => Buffer.from(png));
    expect([first!.readUInt32BE(16), first!.readUInt32BE(20)]).toEqual([WIDTH, HEIGHT]);
    // A point on the left stem of the first letter, and the same point on the empty page.
    const stem = [2 * 72 + 9, HEIGHT - 2 * 714] as const;
    expect(pixelOf(first!, ...stem)).toEqual([0, 0, 0]);
    expect(pixelOf(second!, ...stem)).toEqual([255, 255, 255]);
  });

  it('contain the marks, including those that extend over the edge', async () => {
    const colour = [200, 30, 45] as const;
    const border: Mark = { kind: 'border', x0: 100, x1: 200, top: 300, bottom: 200, colour, label: '#12' };
    const tint: Mark = { kind: 'tint', x0: -50, x1: 50, top: 60, bottom: -60, colour: [0, 0, 255] };
    const [picture] = await renderPages(bytes, [{ page: 2, marks: [border, tint] }], OPTIONS);
    expect(pixelOf(picture!.png, 200, HEIGHT - 500)).toEqual([...colour]);
    expect(pixelOf(picture!.png, 300, HEIGHT - 500)).toEqual([255, 255, 255]);
    const [red, green, blue] = pixelOf(picture!.png, 10, HEIGHT - 10);
    expect([red === green, blue]).toEqual([true, 255]);
    expect(red).toBeLessThan(255);
  });

  it('are given up if drawing a page takes too long', async () => {
    const poisoned = makePdf({ pages: [{ poison: true }] });
    const rendering = renderPages(poisoned, [{ page: 1, marks: [] }], { ...OPTIONS, pageSeconds: 1 });
    await expect(rendering).rejects.toMatchObject({ code: 'document.render_failed' });
  });

  it('are refused if the file cannot be opened', async () => {
    const rendering = renderPages(Buffer.from('%PDF-1.7 nothing'), [{ page: 1, marks: [] }], OPTIONS);
    await expect(rendering).rejects.toMatchObject({ code: 'document.damaged' });
  });
});

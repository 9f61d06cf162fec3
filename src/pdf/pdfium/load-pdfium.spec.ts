import { capHeap, loadPdfium } from './load-pdfium.js';

describe('capping the heap', () => {
  it('refuses growth above the limit, sizes that arrive as negative numbers included', () => {
    const asked: number[] = [];
    const imports = { env: { emscripten_resize_heap: (bytes: number) => asked.push(bytes) } };
    expect(capHeap(imports, 1000)).toBe(true);
    expect([1001, 0x9000_0000 | 0].map((bytes) => imports.env.emscripten_resize_heap(bytes))).toEqual([0, 0]);
    expect(imports.env.emscripten_resize_heap(1000)).not.toBe(0);
    expect(asked).toEqual([1000]);
  });

  it('reports a module without an import to cap', () => {
    expect(capHeap({ env: { renamed: () => 1 } }, 1000)).toBe(false);
  });

  it('works in the installed PDF library', async () => {
    const pdfium = await loadPdfium(64);
    expect(pdfium.wasmExports.malloc(200 * 2 ** 20)).toBe(0);
    expect(pdfium.wasmExports.malloc(2 ** 20)).not.toBe(0);
    expect(pdfium.HEAPU8.length).toBeLessThan(64 * 2 ** 20);
  });
});

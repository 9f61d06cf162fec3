import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { init } from '@embedpdf/pdfium';
import type { PdfiumInstance } from './exports.js';
import { wasmHost } from './web-assembly.js';
import type { WasmImports, WasmModule } from './web-assembly.js';

const BYTES_A_MEGABYTE = 1024 * 1024;

/** Roughly the bytes of code that a function executes before it is optimized: what V8 has if nobody says otherwise. */
const TIERING_BUDGET = Number.parseInt(process.versions.node, 10) < 22 ? 1_800_000 : 13_000_000;

type GrowHeap = (bytes: number) => number;

let compiled: Promise<WasmModule> | undefined;

/**
 * PDFium, compiled once in each thread that asks for it. Who starts it in other threads sends them the result: they share
 * its machine code, also what was optimized while they ran.
 */
export function compiledPdfium(): Promise<WasmModule> {
  compiled ??= compile().catch((error: unknown) => {
    compiled = undefined;
    throw error;
  });
  return compiled;
}

async function compile(): Promise<WasmModule> {
  // Commands put optimizing off (bin/colophon.js), for the sake of a database that answers one question; a book gains by it.
  setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);
  return wasmHost.compile(
    await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')),
  );
}

/**
 * Starts a PDFium with a limited heap. Work that needs more fails with a `WebAssembly.RuntimeError`, after which the
 * instance must not be used again.
 *
 * The limits of worker threads do not cover WASM memory. So we cap the import through which the module asks for more
 * memory. A module without that import would have no cap and is rejected.
 *
 * @param heapMegabytes The last growth step before the limit may exceed it by a fifth.
 */
export async function loadPdfium(
  heapMegabytes: number,
  compiledElsewhere?: WasmModule,
): Promise<PdfiumInstance> {
  const compiled = compiledElsewhere ?? (await compiledPdfium());
  const cap = { placed: false };
  const module = await new Promise<Awaited<ReturnType<typeof init>>>((resolve, reject) => {
    const overrides = {
      print: ignoreOutput,
      printErr: ignoreOutput,
      instantiateWasm(imports: WasmImports, done: (instance: unknown, compiled: unknown) => void) {
        cap.placed = capHeap(imports, heapMegabytes * BYTES_A_MEGABYTE);
        const instantiate = async (): Promise<void> => {
          done(await wasmHost.instantiate(compiled, imports), compiled);
        };
        instantiate().catch(reject);
        return {};
      },
    };
    init(overrides as unknown as Parameters<typeof init>[0]).then(resolve, reject);
  });
  if (!cap.placed) throw new Error('The heap limit of the PDF library is not in place.');
  module.PDFiumExt_Init();
  return module.pdfium as unknown as PdfiumInstance;
}

/** @returns Whether there was an import to cap. */
export function capHeap(imports: WasmImports, limitBytes: number): boolean {
  let placed = false;
  for (const namespace of Object.values(imports)) {
    const grow = namespace['emscripten_resize_heap'];
    if (typeof grow !== 'function') continue;
    const growHeap = grow as GrowHeap;
    // WASM passes sizes above 2 GB as negative numbers.
    namespace['emscripten_resize_heap'] = (bytes: number) => (bytes >>> 0 > limitBytes ? 0 : growHeap(bytes));
    placed = true;
  }
  return placed;
}

// PDFium writes messages about every small damage; important ones also come as return values.
function ignoreOutput(): void {}

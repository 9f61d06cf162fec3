import type { PdfiumInstance, Pointer } from './exports.js';

const TEXT_BYTES = 4096;
const NUMBER_BYTES = 64;

/**
 * Characters that no text may contain outside the PDF: control characters other than white space, which databases
 * reject and terminals execute, and half a surrogate pair, left by programs that cut a title after a number of 16-bit
 * units.
 */
const UNFIT = /(?!\s)[\p{Cc}\p{Cs}]/gu;

/** Fills a buffer and returns the number of bytes it needs, final NUL included, like PDFium's text functions. */
type FillBuffer = (buffer: Pointer, bytes: number) => number;

/** Memory inside the WASM heap that successive calls share. */
export class HeapBuffer {
  /** Room for a few out-parameters, 8-byte aligned. */
  readonly numbers: Pointer;
  private readonly text: Pointer;

  constructor(private readonly pdfium: PdfiumInstance) {
    this.numbers = pdfium.wasmExports.malloc(NUMBER_BYTES);
    this.text = pdfium.wasmExports.malloc(TEXT_BYTES);
  }

  float32(offset: number): number {
    return this.pdfium.HEAPF32[(this.numbers + offset) >> 2] ?? Number.NaN;
  }

  int32(offset: number): number {
    return this.pdfium.HEAP32[(this.numbers + offset) >> 2] ?? 0;
  }

  setInt32(offset: number, value: number): void {
    this.pdfium.HEAP32[(this.numbers + offset) >> 2] = value;
  }

  /** The text is well-formed, without control characters except white space. */
  utf16(fill: FillBuffer): string {
    return this.read(fill, (bytes) => bytes.toString('utf16le')).replace(UNFIT, '');
  }

  latin1(fill: FillBuffer): string {
    return this.read(fill, (bytes) => bytes.toString('latin1')).replace(UNFIT, '');
  }

  /** Copies a NUL-terminated string into the heap; the caller frees it. */
  allocate(text: string): Pointer {
    const bytes = Buffer.from(`${text}\u0000`);
    const address = this.pdfium.wasmExports.malloc(bytes.length);
    this.pdfium.HEAPU8.set(bytes, address);
    return address;
  }

  private read(fill: FillBuffer, decode: (bytes: Buffer) => string): string {
    const needed = fill(this.text, TEXT_BYTES);
    if (needed <= TEXT_BYTES) return decode(this.bytes(this.text, needed));
    const address = this.pdfium.wasmExports.malloc(needed);
    const text = decode(this.bytes(address, fill(address, needed)));
    this.pdfium.wasmExports.free(address);
    return text;
  }

  private bytes(address: Pointer, length: number): Buffer {
    return Buffer.from(this.pdfium.HEAPU8.subarray(address, address + Math.max(0, length)));
  }
}

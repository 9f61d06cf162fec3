import { UserError } from '../../errors/errors.js';
import { looksCutOff } from '../file-header.js';
import { isDynamicForm } from './dynamic-form.js';
import { fontKey } from '../layout/font-profile.js';
import type { FontFace } from '../layout/page-characters.js';
import type { PdfiumInstance, Pointer } from './exports.js';
import { HeapBuffer } from './heap-buffer.js';
import { mayHaveLayers } from './layers.js';

/** A longer document is not a book, and the facts of every page need memory. */
export const MAX_PAGES = 20_000;

// Values of FPDF_GetLastError that we report as separate errors.
const PASSWORD_ERROR = 4;
const SECURITY_ERROR = 5;

/**
 * An open PDF inside a PDFium instance, and the data that all its pages share. It is never closed: an instance serves
 * one book and is discarded with it.
 */
export class PdfiumDocument {
  readonly pageCount: number;
  readonly buffer: HeapBuffer;
  /** Fonts met so far, in the order of their first use. */
  readonly fonts: FontFace[] = [];
  private readonly fontIndex = new Map<string, number>();
  private layersKnown: boolean | undefined;

  private constructor(
    readonly pdfium: PdfiumInstance,
    readonly handle: Pointer,
    buffer: HeapBuffer,
    private readonly bytes: Uint8Array,
  ) {
    this.buffer = buffer;
    this.pageCount = pdfium.wasmExports.FPDF_GetPageCount(handle);
  }

  /** Whether pages may have text on layers that are switched off. Only who reads text pays for the look at the file. */
  get mayHaveLayers(): boolean {
    this.layersKnown ??= mayHaveLayers(this.bytes);
    return this.layersKnown;
  }

  /**
   * @throws {UserError} `document.encrypted`, `document.wrong_password`, `document.damaged`, `document.too_large`, `document.no_pages`,
   *         `document.too_many_pages` or `document.dynamic_form`.
   */
  static open(pdfium: PdfiumInstance, bytes: Uint8Array, password?: string): PdfiumDocument {
    const { wasmExports } = pdfium;
    const data = wasmExports.malloc(bytes.length);
    if (data === 0) throw tooLarge();
    // PDFium reads from these bytes as long as the document is open.
    pdfium.HEAPU8.set(bytes, data);
    const buffer = new HeapBuffer(pdfium);
    const secret = password ? buffer.allocate(password) : 0;
    const handle = wasmExports.FPDF_LoadMemDocument(data, bytes.length, secret);
    const error = handle === 0 ? wasmExports.FPDF_GetLastError() : 0;
    if (secret !== 0) wasmExports.free(secret);
    if (handle === 0) throw whyNotOpened(error, bytes, password !== undefined && password !== '');

    const document = new PdfiumDocument(pdfium, handle, buffer, bytes);
    if (document.pageCount < 1) {
      throw new UserError('document.no_pages', 'The PDF has no pages.', { field: 'file' });
    }
    if (document.pageCount > MAX_PAGES) {
      throw new UserError(
        'document.too_many_pages',
        `The PDF has ${document.pageCount} pages; at most ${MAX_PAGES} are read.`,
        { field: 'file', hint: 'Split it into several files.' },
      );
    }
    if (isDynamicForm(pdfium, handle, document.pageCount)) {
      throw new UserError(
        'document.dynamic_form',
        'The PDF is a form (XFA) that only some viewers show; its pages have nothing but a notice to wait.',
        { field: 'file', hint: 'Open it in such a viewer, print it to a PDF, and use that.' },
      );
    }
    return document;
  }

  /** The unchanged title from the document information, or null. */
  title(): string | null {
    const tag = this.buffer.allocate('Title');
    const title = this.buffer.utf16((into, bytes) =>
      this.pdfium.wasmExports.FPDF_GetMetaText(this.handle, tag, into, bytes),
    );
    this.pdfium.wasmExports.free(tag);
    return title.trim() || null;
  }

  /** Printed labels of all pages; null for pages without one. */
  labels(): (string | null)[] {
    return Array.from({ length: this.pageCount }, (_, index) => {
      const label = this.buffer.utf16((into, bytes) =>
        this.pdfium.wasmExports.FPDF_GetPageLabel(this.handle, index, into, bytes),
      );
      return label.trim() || null;
    });
  }

  /** Index of the font in `fonts`; adds the font if it is new. */
  fontNumber(face: FontFace): number {
    const key = `${face.flags}/${fontKey(face)}/${face.fixedWidth ?? ''}`;
    const known = this.fontIndex.get(key);
    if (known !== undefined) return known;
    const number = this.fonts.push(face) - 1;
    this.fontIndex.set(key, number);
    return number;
  }
}

function whyNotOpened(error: number, bytes: Uint8Array, withPassword: boolean): UserError {
  if (error === PASSWORD_ERROR) {
    return withPassword
      ? new UserError('document.wrong_password', 'The password does not open the PDF.', {
          hint: 'Give the password that a PDF viewer asks for; it is case-sensitive.',
          field: 'password',
        })
      : new UserError('document.encrypted', 'The PDF is protected by a password.', {
          hint: 'Give it with --password on the command line, or use an unprotected copy.',
          field: 'password',
        });
  }
  if (error === SECURITY_ERROR) {
    return new UserError('document.encrypted', 'The PDF is encrypted in a way that cannot be read.', {
      hint: 'Use an unprotected copy.',
      field: 'file',
    });
  }
  return looksCutOff(bytes)
    ? new UserError('document.damaged', 'The PDF is incomplete: its end is missing.', {
        hint: 'Transfer or download it again.',
        field: 'file',
      })
    : new UserError('document.damaged', 'The PDF is damaged and cannot be opened.', {
        hint: 'Open it in a PDF viewer and save a new copy.',
        field: 'file',
      });
}

function tooLarge(): UserError {
  return new UserError('document.too_large', 'The PDF needs more memory than one book may use.', {
    fault: 'too_large',
    hint: 'Raise PDF_HEAP_MB.',
    field: 'file',
  });
}

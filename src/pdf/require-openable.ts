import { neverOpened } from './never-opened.js';
import { compiledPdfium } from './pdfium/load-pdfium.js';
import { PageRanges } from './page-ranges.js';
import type { MeasuredFonts } from './reader-protocol.js';
import { runReader } from './reader-thread.js';

export interface OpeningLimits {
  readonly heapMegabytes: number;
  readonly pageSeconds: number;
  readonly password?: string;
}

const NO_FONTS: MeasuredFonts = { profiles: new Map(), sampled: [] };

/**
 * Opens a PDF in a thread, without reading any page.
 *
 * @throws {UserError} `document.encrypted`, `document.wrong_password` and all other errors of `readBook` about a whole
 *         book.
 */
export async function requireOpenable(bytes: SharedArrayBuffer, limits: OpeningLimits): Promise<void> {
  const { heapMegabytes, pageSeconds, password } = limits;
  const end = await runReader(
    {
      bytes,
      password,
      pdfium: await compiledPdfium(),
      heapMegabytes,
      begin: null,
      ranges: PageRanges.none().memory,
      skip: [],
      fonts: NO_FONTS,
      wantsFacts: false,
    },
    { pageSeconds, signal: undefined, fonts: Promise.resolve(NO_FONTS), onMessage: () => undefined },
  );
  if (end.kind === 'died') throw neverOpened(end.reason);
}

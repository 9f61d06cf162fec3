// Reads a book with pdf.js, as in its documentation, and reports the time. Argument (JSON): { book, fontNames }; output
// on stdout (one line of JSON): { seconds, pages, characters }. The text content of a page has positions, and fonts
// under internal names; only the operator list has the names of the fonts in the PDF.
import { readFile } from 'node:fs/promises';

const { book, fontNames } = JSON.parse(process.argv[2]);
const data = new Uint8Array(await readFile(book));

// The time includes loading the library, just as Colophon's includes starting PDFium.
const started = performance.now();
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS, isEvalSupported: false }).promise;
const kept = [];
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  if (fontNames) await page.getOperatorList();
  const { items } = await page.getTextContent();
  kept.push(
    items.map(({ str, transform, width, height, fontName }) => ({
      str,
      transform,
      width,
      height,
      font: fontNames && page.commonObjs.has(fontName) ? page.commonObjs.get(fontName).name : fontName,
    })),
  );
  page.cleanup();
}
const seconds = (performance.now() - started) / 1000;

let characters = 0;
for (const items of kept) for (const { str } of items) characters += (str ?? '').replace(/\s/g, '').length;
process.stdout.write(`${JSON.stringify({ seconds, pages: kept.length, characters })}\n`);
await document.destroy();

import PdfKit from 'pdfkit';
import type { Measure } from './fonts.js';
import type { LaidBook, PlacedEntry } from './lay-out-book.js';
import { PAGE } from './page-geometry.js';
import type { LaidPage } from './paginate.js';
import type { Mark } from './strip.js';

export interface DocumentInfo {
  readonly title: string;
  readonly author: string;
  readonly date: Date;
}

type Pdf = InstanceType<typeof PdfKit>;

const RULE_THICKNESS = 0.5;

/** After a jump to a heading, a reader shows this much space above it. */
const OUTLINE_CLEARANCE = 12;

/** Measures text with the metrics that the PDF will use. */
export function pdfMeasure(): Measure {
  const pdf = new PdfKit({ autoFirstPage: false });
  return (text, font) => pdf.font(font.name).fontSize(font.size).widthOfString(text);
}

/** Draws a laid-out book. The same book gives the same bytes on any machine and at any time. */
export async function renderPdf(book: LaidBook, info: DocumentInfo): Promise<Buffer> {
  const pdf = new PdfKit({
    autoFirstPage: false,
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: '1.5',
    // Uncompressed, because the output of zlib differs between its versions and between processors.
    compress: false,
    // The file identifier is computed from these fields, so a fixed date also fixes the identifier.
    info: { Title: info.title, Author: info.author, Creator: 'Colophon', CreationDate: info.date },
  });
  const bytes = collect(pdf);
  for (const page of book.pages) drawPage(pdf, page);
  addOutline(pdf, book.entries);
  pdf.end();
  return bytes;
}

async function collect(pdf: Pdf): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of pdf) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function drawPage(pdf: Pdf, page: LaidPage): void {
  pdf.addPage();
  for (const { x, y, width, height, colour } of page.areas) pdf.rect(x, y, width, height).fill(colour);
  for (const mark of page.marks) drawMark(pdf, mark);
}

function drawMark(pdf: Pdf, mark: Mark): void {
  if (mark.kind === 'rule') {
    pdf.rect(mark.x, mark.y, mark.width, RULE_THICKNESS).fill(mark.colour);
    return;
  }
  pdf
    .font(mark.font.name)
    .fontSize(mark.font.size)
    .fillColor(mark.colour)
    .text(mark.text, mark.x, mark.y, { lineBreak: false, baseline: 'alphabetic' });
}

/** Nests the entries by level; each links to the page and the height of its heading. */
function addOutline(pdf: Pdf, entries: readonly PlacedEntry[]): void {
  const parents = [pdf.outline];
  for (const { level, title, page, y } of entries) {
    const parent = parents[level - 1]!;
    const options = {
      expanded: false,
      pageNumber: page - 1,
      top: Math.max(0, y - OUTLINE_CLEARANCE),
      // PDFKit measures it from the right edge.
      left: PAGE.width,
    };
    parents.splice(level, Infinity, parent.addItem(title, options));
  }
}

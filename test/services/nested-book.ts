import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import type { PdfPage, PdfText } from '../../src/pdf/testing/make-pdf.js';

const LISTING = [
  'import json',
  '',
  'class Loom:',
  '    def __init__(self, width):',
  '        self.width = width',
  '',
  '    def weave(self, rows):',
  '        return [self.width * row for row in rows]',
  '',
  'print(json.dumps(Loom(3).weave(range(4))))',
];
const SENTENCES = [
  'A loom holds the long threads under tension, so that the weaver can lead the other thread across them.',
  'Whoever learns to weave begins with a narrow band, because its edges show every mistake at once.',
  'The old looms of the valley were built of ash, which bends a little and does not split in the cold.',
];

/**
 * A book of a cover page, printed `i`, and two chapters of two sections each, a section a page, printed 1 to 4; the second
 * section of each chapter has a listing.
 */
export function nestedBook(title = 'The Book of Looms'): Buffer {
  const sections = [1, 2].flatMap((chapter) => [1, 2].map((section) => ({ chapter, section })));
  const cover: PdfPage = { texts: [{ text: title, x: 72, y: 500, size: 24, font: 'Helvetica-Bold' }] };
  const pages = sections.map(({ chapter, section }) => sectionPage(chapter, section));
  const outline = sections.flatMap(({ chapter, section }, i) => [
    ...(section === 1 ? [{ title: `Chapter ${chapter}`, level: 0, page: i + 2, y: 760 }] : []),
    { title: `Section ${chapter}.${section}`, level: 1, page: i + 2, y: 715 },
  ]);
  return makePdf({ title, pages: [cover, ...pages], outline, arabicFrom: 2 });
}

function sectionPage(chapter: number, section: number): PdfPage {
  const bold = { x: 72, font: 'Helvetica-Bold' as const };
  const heads: PdfText[] = [
    ...(section === 1 ? [{ ...bold, text: `Chapter ${chapter}`, y: 740, size: 20 }] : []),
    { ...bold, text: `Section ${chapter}.${section}`, y: 700, size: 14 },
  ];
  const prose = SENTENCES.map((text, i): PdfText => {
    return { text: `${text} (${chapter}.${section}.${i + 1})`, x: 72, y: 670 - 14 * i };
  });
  const code = section === 2 ? LISTING.map((text, i): PdfText => codeLine(text, 600 - 12 * i)) : [];
  return { texts: [...heads, ...prose, ...code.filter(({ text }) => text !== '')] };
}

function codeLine(text: string, y: number): PdfText {
  const indent = text.length - text.trimStart().length;
  return { text: text.trimStart(), x: 90 + 6 * indent, y, font: 'Courier' };
}

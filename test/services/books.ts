import { writeFile } from 'node:fs/promises';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import type { PdfPage } from '../../src/pdf/testing/make-pdf.js';

const SUBJECTS = 'tables indexes queues threads sockets parsers caches streams locks vectors'.split(' ');
const QUALITIES = 'small quick patient careful shared sorted nested frozen hidden lasting'.split(' ');
const LINES_A_PAGE = 3;

/**
 * A book with one short section per page, each of which becomes one chunk: the cheapest way to get many chunks.
 *
 * @param edition Another edition has other words, so that it shares no vector with the first.
 */
export function sectionsBook(sections: number, edition = 1): Buffer {
  const pages = Array.from({ length: sections }, (_, index): PdfPage => {
    const subject = SUBJECTS[index % SUBJECTS.length]!;
    const lines = Array.from({ length: LINES_A_PAGE }, (_line, line) => {
      const quality = QUALITIES[(index * 7 + line * 3) % QUALITIES.length]!;
      return `In case ${index + 1} of edition ${edition} the ${quality} ${subject} are looked at from side ${line + 1}.`;
    });
    const title = { text: titleOf(index), x: 72, y: 720, size: 16, font: 'Helvetica-Bold' as const };
    return { texts: [title, ...lines.map((text, line) => ({ text, x: 72, y: 690 - 14 * line }))] };
  });
  const outline = pages.map((_, index) => ({ title: titleOf(index), level: 0, page: index + 1, y: 740 }));
  return makePdf({ title: `A book of ${sections} sections`, pages, outline });
}

/** The same, as a file. */
export async function writeSectionsBook(path: string, sections: number, edition?: number): Promise<string> {
  await writeFile(path, sectionsBook(sections, edition));
  return path;
}

function titleOf(index: number): string {
  return `Case ${index + 1} of ${SUBJECTS[index % SUBJECTS.length]!}`;
}

import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import type { PdfPage, PdfText } from '../../src/pdf/testing/make-pdf.js';

const SUBJECTS = (
  'sockets threads parsers caches streams locks vectors tables queues files ' +
  'events buffers timers tokens graphs records signals proxies ledgers schemas'
).split(' ');
const LEADING = 13;

/** The answer is in the first chapter, on page 1. */
export const MANUAL_QUESTION = 'Which extension must the PostgreSQL server have?';

/**
 * A manual of 21 chapters, one a page, each with a section of prose and one with a listing: 42 chunks, which are
 * read and embedded in a tenth of the computing time of the handbook.
 */
export function manualBook(): Buffer {
  const chapters = [
    { title: 'PostgreSQL', subject: 'server', prose: aboutServer(), code: listing('server') },
    ...SUBJECTS.map((subject) => ({
      title: `All about ${subject}`,
      subject,
      prose: about(subject),
      code: listing(subject),
    })),
  ];
  const pages = chapters.map(({ title, subject, prose, code }): PdfPage => ({
    texts: [
      heading(title, 740, 20),
      heading(`Use of ${title}`, 700, 14),
      ...prose.map((text, line): PdfText => ({ text, x: 72, y: 680 - LEADING * line })),
      heading(`Code for ${title}`, 500, 14),
      { text: `This is how a program opens ${subject}:`, x: 72, y: 480 },
      ...code.map((text, line) => codeLine(text, 455 - LEADING * line)),
    ],
  }));
  const outline = chapters.flatMap(({ title }, at) => [
    { title, level: 0, page: at + 1, y: 760 },
    { title: `Use of ${title}`, level: 1, page: at + 1, y: 715 },
    { title: `Code for ${title}`, level: 1, page: at + 1, y: 515 },
  ]);
  return makePdf({ title: 'A Manual of Many Things', pages, outline });
}

function heading(text: string, y: number, size: number): PdfText {
  return { text, x: 72, y, size, font: 'Helvetica-Bold' };
}

function codeLine(text: string, y: number): PdfText {
  const indent = text.length - text.trimStart().length;
  return { text: text.trimStart(), x: 90 + 6 * indent, y, font: 'Courier' };
}

function aboutServer(): string[] {
  return [
    'A library may be kept on a PostgreSQL server instead of the embedded database. The server must',
    'have the extension pgvector, which its packages bring, and a database of its own for the library.',
    'Whoever moves a library there sets the address of the server once, and everything else stays as',
    'it was, for the reader of a book as well as for the program that asks for one of its passages.',
  ];
}

function about(subject: string): string[] {
  return [
    `Whoever opens a file of ${subject} for the first time wonders what they are good for. The plain`,
    `answer is that ${subject} keep apart what would otherwise be mixed: the part of the work that is`,
    `done now, and the part that somebody else will do later. Without ${subject} both would have to`,
    `wait for each other. A good rule is to have few ${subject}, to give each of them a name, and to`,
    `close them in the order in which they were opened. When many ${subject} are open at the same time`,
    `it is worth while to count the ${subject}, and to refuse the next one with the limit in a message.`,
  ];
}

/** Each line names the subject: what stands at one place of every page is taken for a running head. */
function listing(subject: string): string[] {
  return [
    `import ${subject}`,
    `def open_${subject}(path, limit):`,
    `    client = ${subject}.connect(path)`,
    `    if client.count_${subject}() > limit:`,
    `        raise ${subject}.TooMany(limit)`,
    `    return client.open_${subject}()`,
  ];
}

import type { Line } from '../../book/page.js';
import { makeCodeLine, makeLine, makePage } from '../testing/make-book.js';
import { settleListings } from './settle-listings.js';

const SENTENCES = [
  'A reader opens the file and takes one record after the other until',
  'nothing is left. Every record has a length and a kind, and the kind',
  'tells which fields follow. When a field is missing the reader goes on',
];
const PROGRAM = [
  'handle source, target;',
  'source = open_file("input.dat", "r");',
  'if (source == NULL || target == NULL) {',
  '    report("cannot open");',
  '    return -1;',
  '}',
  'copy_records(source, target);',
];

function down(texts: readonly string[], top: number, make: (text: string, y: number) => Line): Line[] {
  return texts.map((text, i) => make(text, top - 12 * i));
}

/** In Helvetica; spaces at the start become a distance. */
function proportional(text: string, y: number): Line {
  const indent = text.length - text.trimStart().length;
  return makeLine(text.trim(), y, { x0: 72 + indent * 2.78 });
}

function settle(...pages: readonly Line[][]): Line[][] {
  return settleListings(pages.map((lines, i) => makePage(i + 1, lines))).map(({ lines }) => [...lines]);
}

function codeOf(lines: readonly Line[] | undefined): string[] {
  return (lines ?? []).filter((line) => line.monoShare >= 0.75 && !line.furniture).map((line) => line.text);
}

describe('listings in proportional fonts', () => {
  it('are told by what their lines say', () => {
    const [lines] = settle([...down(SENTENCES, 700, makeLine), ...down(PROGRAM, 650, proportional)]);
    expect(codeOf(lines)).toEqual(PROGRAM.map((text) => text.trim()));
  });

  it('keep their indentation, four columns for a step', () => {
    const [lines] = settle(down(PROGRAM, 650, proportional));
    const indented = lines?.find((line) => line.text.startsWith('report'));
    expect(Math.round(((indented?.x0 ?? 0) - 72) / (indented?.advance ?? 1))).toBe(4);
  });

  it.each([
    ['Python', ['import os', 'def main(names):', 'for name in names:', 'print(name)']],
    ['a shell', ['$ ls -la', '$ cd work', '$ make']],
    ['XML', ['<book id="1">', '<title>One</title>', '</book>']],
    ['C with comments', ['#include <stdio.h>', '// counts', 'int count = 0;', 'count++;']],
  ])('may be in %s', (_, code) => {
    const [lines] = settle([...down(SENTENCES, 700, makeLine), ...down(code, 650, makeLine)]);
    expect(codeOf(lines)).toEqual(code);
  });

  it.each([
    [
      'prose about code',
      ['The call open(file) gives a handle; it is closed by', 'close(file) and must not be used afterwards.'],
    ],
    [
      'a list with semicolons',
      ['the reader opens the file;', 'the writer closes the file;', 'nobody reads twice;'],
    ],
    ['names of functions in a table', ['IC_LEFT()', 'IC_RIGHT()', 'IC_RESULT()', 'IC_NEXT()']],
    ['formulas', ['f(x) = a + b', 'g(x) = c + d']],
    ['contents', ['1 Opening files: 12', '2 Reading (part 1): 14', '3 Closing: 20']],
  ])('are not %s', (_, texts) => {
    const [lines] = settle([...down(SENTENCES, 700, makeLine), ...down(texts, 650, makeLine)]);
    expect(codeOf(lines)).toEqual([]);
  });

  it('are told by a style that the book uses for nothing else', () => {
    const styled = (text: string, y: number): Line => ({ ...proportional(text, y), font: 'Arial', size: 8 });
    const pages = settle(
      [...down(SENTENCES, 700, makeLine), ...down(PROGRAM, 650, styled)],
      [...down(SENTENCES, 700, makeLine), ...down(PROGRAM, 650, styled)],
      [...down(SENTENCES, 700, makeLine), ...down(['server main', 'port 80', 'root data'], 650, styled)],
    );
    expect(codeOf(pages[2])).toEqual(['server main', 'port 80', 'root data']);
  });
});

describe('a book in a fixed-width font', () => {
  const CODE = ['while (next(&item)) {', '    count++;', '}'];
  const indented = (text: string, y: number): Line => makeCodeLine(text, y, 108);

  it('has prose where its lines are sentences, and listings elsewhere', () => {
    const page = [
      ...down(SENTENCES, 700, makeCodeLine),
      ...down(CODE, 640, indented),
      ...down(SENTENCES, 580, makeCodeLine),
    ];
    const [lines] = settle(page, page);
    expect(codeOf(lines)).toEqual(CODE.map((text) => text.trim()));
    expect(lines?.[0]).toMatchObject({ monoShare: 0, glyphs: null, text: SENTENCES[0] });
  });

  it('has titles and lists as prose too', () => {
    const page = [
      ...down(['1 Opening files'], 720, makeCodeLine),
      ...down(SENTENCES, 700, makeCodeLine),
      ...down(['- The name of the file that is read', '- The number of its records'], 640, makeCodeLine),
    ];
    expect(codeOf(settle(page, page)[0])).toEqual([]);
  });

  it('is not one with more listings than prose', () => {
    const page = [
      ...down(SENTENCES, 700, makeLine),
      ...Array.from({ length: 8 }, (_, i) => down(PROGRAM, 640 - 90 * i, makeCodeLine)).flat(),
    ];
    expect(codeOf(settle(page, page)[0])).toHaveLength(8 * PROGRAM.length);
  });
});

describe('numbers beside the lines of a listing', () => {
  const CODE = [
    'import os',
    '',
    'def main(names):',
    '    for name in names:',
    '        print(name)',
    '    return 0',
  ];

  /** A small number in another font, then the code. */
  function numbered(text: string, y: number, number: string): Line {
    const code = makeCodeLine(text, y, 96);
    const digits = Array.from(number, (digit, i) => {
      const left = 80 + 3 * i;
      return { text: digit, x: left, left, right: left + 3, mono: false };
    });
    if (text === '') return makeLine(number, y, { x0: 80, x1: 86, size: 6 });
    const glyphs = [...digits, ...(code.glyphs ?? [])];
    return {
      ...code,
      text: `${number} ${code.text}`,
      glyphs,
      x0: 80,
      monoShare: (code.glyphs?.length ?? 0) / glyphs.length,
      codeAtStart: false,
      afterNumber: code.x0,
    };
  }

  it.each([
    ['every line', (i: number) => `${i + 9}`],
    ['with leading zeros', (i: number) => `${i + 1}`.padStart(2, '0')],
    ['every second', (i: number) => (i % 2 === 1 ? `${i + 9}` : '')],
  ])('are no part of the code: %s', (_, numberOf) => {
    const page = CODE.flatMap((text, i) => {
      const y = 700 - 12 * i;
      const number = numberOf(i);
      if (number !== '') return [numbered(text, y, number)];
      return text === '' ? [] : [makeCodeLine(text, y, 96)];
    });
    const [lines] = settle(page);
    expect(codeOf(lines)).toEqual(CODE.map((text) => text.trim()).filter((text) => text !== ''));
    expect(lines?.find((line) => line.text === 'import os' || line.text === 'return 0')?.x0).toBeGreaterThan(
      90,
    );
    expect(lines?.filter((line) => !line.furniture).every((line) => line.monoShare === 1)).toBe(true);
  });

  it('leave a bracket alone in the size of the code', () => {
    const bracket = { ...numbered('}', 640, '12'), size: 5 };
    const first = CODE.flatMap((text, i) => (text === '' ? [] : [numbered(text, 700 - 12 * i, `${i + 7}`)]));
    const [lines] = settle([...first.slice(0, -1), bracket]);
    expect(lines?.at(-1)).toMatchObject({ text: '}', size: 10 });
  });

  it('go on where text interrupts the listing, on the next page too', () => {
    const first = CODE.flatMap((text, i) => (text === '' ? [] : [numbered(text, 700 - 12 * i, `${i + 1}`)]));
    const text = makeLine('It is called like this, and nothing else.', 600);
    const pages = settle(
      [...first, text, numbered('main(os.argv)', 580, '7')],
      [numbered('exit()', 700, '8')],
    );
    expect(pages.flatMap((lines) => codeOf(lines)).slice(-2)).toEqual(['main(os.argv)', 'exit()']);
    const other = settle([...first, text, numbered('main(os.argv)', 580, '12')]);
    expect(other[0]?.at(-1)?.text).toBe('12 main(os.argv)');
  });

  it('may be in the font of the listing', () => {
    const code = CODE.filter((text) => text !== '');
    const page = code.map((text, i) => {
      const line = makeCodeLine(`${i + 1}  ${text}`, 700 - 12 * i);
      return { ...line, codeAtStart: true, afterNumber: line.glyphs?.[1]?.left ?? 0 };
    });
    expect(codeOf(settle(page)[0])).toEqual(code.map((text) => text.trim()));
  });

  it.each([
    ['rows of a table', ['1  0.25 12', '2  0.50 13', '3  0.75 14', '4  1.00 15']],
    [
      'steps',
      [
        '1  The reader opens the file and waits',
        '2  The writer is told that it can go on',
        '3  Both of them end',
      ],
    ],
  ])('are not the numbers of %s', (_, texts) => {
    const page = texts.map((text, i) => {
      const line = makeCodeLine(text, 700 - 12 * i);
      return { ...line, codeAtStart: true, afterNumber: line.glyphs?.[1]?.left ?? 0 };
    });
    expect(settle(page)[0]?.map((line) => line.text[0])).toEqual(texts.map((text) => text[0]));
  });
});

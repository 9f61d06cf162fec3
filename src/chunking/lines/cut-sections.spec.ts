import type { Section } from '../../structure/section.js';
import { line } from '../testing/book-builder.js';
import type { BodyLine } from './body-lines.js';
import { cutSections } from './cut-sections.js';

const section = (order: number, title: string, page: number, y: number): Section => ({
  order,
  title,
  level: 0,
  parent: null,
  start: { page, y },
  end: null,
  pageFirst: page,
  pageLast: page,
});
const body = (rows: readonly (readonly [text: string, y: number, page?: number])[]): BodyLine[] =>
  rows.map(([text, y, page = 1]) => ({ line: line(text, y), page }));
const cut = (lines: readonly BodyLine[], sections: readonly Section[]) =>
  cutSections(lines, sections).map((part) => [
    part.section?.title ?? null,
    part.lines.map(({ line }) => line.text),
  ]);

describe('cutting a page at its headings', () => {
  it('assigns text before the first section to no section', () => {
    expect(
      cut(
        body([
          ['Before.', 700],
          ['1 Files', 650],
          ['Text.', 630],
        ]),
        [section(0, 'Files', 1, 660)],
      ),
    ).toEqual([
      [null, ['Before.']],
      ['Files', ['1 Files', 'Text.']],
    ]);
  });

  it('finds the title a little above or below the height that the outline names', () => {
    const lines = body([
      ['Text before.', 700],
      ['2.1 Open files', 660],
      ['Text.', 640],
    ]);
    for (const y of [640, 659, 690]) {
      expect(cut(lines, [section(0, 'Open Files', 1, y)])[1]).toEqual([
        'Open Files',
        ['2.1 Open files', 'Text.'],
      ]);
    }
  });

  it.each(['}', '};', '$', '});', '---', '…'])('leaves %s above a heading in its listing', (end) => {
    const lines = body([
      ['visit(item);', 674],
      [end, 662],
      ['2 Deleting', 644],
      ['items', 632],
      ['Text.', 610],
    ]);
    for (const y of [Infinity, 655, 670]) {
      const parts = cutSections(lines, [section(0, '2 Deleting items', 1, y)]);
      expect(parts.map((part) => part.lines[0]?.line.text)).toEqual(['visit(item);', '2 Deleting']);
      expect(parts[1]?.titleLines).toBe(2);
    }
  });

  it('finds a title anywhere on the page when the outline names no height', () => {
    expect(
      cut(
        body([
          ['Text before.', 700],
          ['Open files', 300],
        ]),
        [section(0, 'Open files', 1, Infinity)],
      )[1],
    ).toEqual(['Open files', ['Open files']]);
  });

  it('recognises a title on two lines and the chapter number above it', () => {
    const lines = body([
      ['Chapter 2', 700],
      ['Opening and closing', 680],
      ['of files', 660],
      ['Text.', 640],
    ]);
    const [part] = cutSections(lines, [section(0, 'Opening and closing of files', 1, 690)]);
    expect(part).toMatchObject({ titleLines: 3, lines: { length: 4 } });
  });

  it('uses the height when the title is not printed', () => {
    expect(
      cut(
        body([
          ['Above.', 700],
          ['Below.', 600],
        ]),
        [section(0, 'Secret', 1, 650)],
      ),
    ).toEqual([
      [null, ['Above.']],
      ['Secret', ['Below.']],
    ]);
  });

  it('starts on a later page when the named page has no lines left', () => {
    expect(
      cut(
        body([
          ['Above.', 700],
          ['Next page.', 700, 2],
        ]),
        [section(0, 'Secret', 1, 100)],
      )[1],
    ).toEqual(['Secret', ['Next page.']]);
  });
});

describe('titles above one text', () => {
  const lines = body([
    ['sum', 700],
    ['product', 680],
    ['Both take a list.', 660],
    ['largest', 640],
    ['Takes a list.', 620],
  ]);

  it('go to the last of them, which has the text', () => {
    const titles = [section(0, 'sum', 1, 705), section(1, 'product', 1, 685), section(2, 'largest', 1, 645)];
    const parts = cutSections(lines, titles);
    expect(parts.map((part) => part.titlesAbove.map((above) => above.map(({ line }) => line.text)))).toEqual([
      [['sum']],
      [],
    ]);
    expect(parts.map((part) => part.section?.title)).toEqual(['product', 'largest']);
  });

  it('do not go to a section inside them or far away', () => {
    const inner = { ...section(1, 'product', 1, 685), level: 1, parent: 0 };
    expect(cut(lines, [section(0, 'sum', 1, 705), inner])[0]).toEqual(['sum', ['sum']]);
    const far = [...lines.slice(0, 1), ...body([['product', 700, 9]])];
    expect(cut(far, [section(0, 'sum', 1, 705), section(1, 'product', 9, 705)])).toHaveLength(2);
  });
});

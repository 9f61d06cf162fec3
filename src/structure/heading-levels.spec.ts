import { headingLevels } from './heading-levels.js';
import type { StyledHeading } from './heading-levels.js';

/** Headings as `page size title`; a `*` behind the size is bold, a `^` the first on its page. */
function headings(...lines: string[]): StyledHeading[] {
  return lines.map((line) => {
    const [, page, size, bold, opens, title] = /^(\d+) ([\d.]+)(\*?)(\^?) (.*)$/u.exec(line)!;
    return {
      title: title!,
      page: Number(page),
      size: Number(size),
      bold: bold !== '',
      opensPage: opens !== '',
      depth: null,
    };
  });
}

/** Titles indented by the number of headings that they are below. */
function tree(list: readonly StyledHeading[]): string[] {
  const open: number[] = [];
  const levels = headingLevels(list);
  return list.map(({ title }, index) => {
    while (open.length > 0 && open.at(-1)! >= levels[index]!) open.pop();
    open.push(levels[index]!);
    return '  '.repeat(open.length - 1) + title;
  });
}

describe('levels of headings', () => {
  it('puts numbered chapters above their sections, whatever their sizes rank', () => {
    const book = headings(
      '1 24^ A Handbook of Looms',
      '1 16 Its Editors',
      '5 18^ 1 Warp',
      '5 14 1.1 Threads',
      '7 14 1.2 Tension',
      '7 12 1.2.1 Weights',
      '9 18^ 2 Weft',
      '9 14 2.1 Shuttles',
      '20 18^ A Tables',
      '20 14 A.1 Yarns',
      '25 18^ Bibliography',
    );
    expect(tree(book)).toEqual([
      'A Handbook of Looms',
      '  Its Editors',
      '1 Warp',
      '  1.1 Threads',
      '  1.2 Tension',
      '    1.2.1 Weights',
      '2 Weft',
      '  2.1 Shuttles',
      'A Tables',
      '  A.1 Yarns',
      'Bibliography',
    ]);
  });

  it('puts chapters above sections, however small their style', () => {
    const book = headings(
      '5 12*^ Chapter 1 Warp',
      '5 14 1.1 Threads',
      '6 12* About the examples',
      '9 12*^ Chapter 2 Weft',
      '9 14 2.1 Shuttles',
    );
    expect(tree(book)).toEqual([
      'Chapter 1 Warp',
      '  1.1 Threads',
      'About the examples',
      'Chapter 2 Weft',
      '  2.1 Shuttles',
    ]);
  });

  it('puts what has no number between the numbered styles, and below a numbered one of its own style', () => {
    const book = headings(
      '5 18^ 1 Warp',
      '5 14 1.1 Threads',
      '5 12 1.1.1 Cotton',
      '6 12 Dyed cotton',
      '6 13 A remark',
      '7 12 1.1.2 Linen',
      '8 14 Exercises',
      '9 10* Parameters',
    );
    expect(tree(book)).toEqual([
      '1 Warp',
      '  1.1 Threads',
      '    1.1.1 Cotton',
      '      Dyed cotton',
      '    A remark',
      '      1.1.2 Linen',
      '  Exercises',
      '    Parameters',
    ]);
  });

  it('keeps words of pictures below everything, but parts above chapters', () => {
    const chapter = (part: number, page: number) => [
      `${page} 30^ ${['Yarn', 'Cloth'][part]}`,
      `${page + 1} 18^ ${part + 1} Warp`,
      `${page + 1} 26 hh hh`,
      `${page + 2} 14 ${part + 1}.1 Threads`,
      `${page + 3} 26 hh P hh`,
      `${page + 4} 14 ${part + 1}.2 Tension`,
    ];
    expect(tree(headings(...chapter(0, 5), ...chapter(1, 15))).slice(0, 7)).toEqual([
      'Yarn',
      '  1 Warp',
      '    hh hh',
      '    1.1 Threads',
      '      hh P hh',
      '    1.2 Tension',
      'Cloth',
    ]);
  });

  it('takes no word for the number of an appendix, and no item for a chapter', () => {
    const book = headings(
      '5 18^ 1 Questions',
      '5 14 1.1 Installing',
      '6 14 I get an error',
      '6 12 2 cups of starch',
      '7 14 1.2 Weaving',
    );
    expect(tree(book)).toEqual([
      '1 Questions',
      '  1.1 Installing',
      '  I get an error',
      '    2 cups of starch',
      '  1.2 Weaving',
    ]);
  });

  it('goes by size where nothing is numbered', () => {
    const book = headings(
      '1 30 The Book',
      '2 18 Warp',
      '3 14 Threads',
      '4 14 Tension',
      '5 18 Weft',
      '5 14 Shuttles',
    );
    expect(tree(book)).toEqual(['The Book', 'Warp', '  Threads', '  Tension', 'Weft', '  Shuttles']);
  });
});

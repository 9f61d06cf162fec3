import type { Line } from '../../book/page.js';
import { line } from '../testing/book-builder.js';
import { full, prose, style, texts } from '../testing/prose-lines.js';
import { proseBlocks } from './paragraphs.js';
import { joinLines } from './prose-text.js';

describe('paragraphs', () => {
  it('join wrapped lines and end at a gap', () => {
    expect(
      texts(
        prose([
          [full, 700],
          ['should.', 688],
          ['Another one.', 668],
        ]),
      ),
    ).toEqual([
      ['paragraph', `${full} should.`],
      ['paragraph', 'Another one.'],
    ]);
  });

  it("drop the hyphen of the typesetter and keep the author's", () => {
    const lines = [
      { line: line('He calls the func-', 700, { softHyphen: true }), page: 1 },
      { line: line('tion of a well-', 688), page: 1 },
      { line: line('known kind.', 676), page: 1 },
    ];
    expect(texts(lines)).toEqual([['paragraph', 'He calls the function of a well-known kind.']]);
  });

  it('continue over a page break when the sentence does, and have the pages of both parts', () => {
    const [block] = proseBlocks(
      prose([
        [full, 80, 1],
        ['should do.', 700, 2],
      ]),
      style,
    );
    expect(block).toMatchObject({
      text: `${full} should do.`,
      marks: [
        { offset: 0, page: 1 },
        { offset: full.length + 1, page: 2 },
      ],
    });
    expect(
      texts(
        prose([
          ['It ends.', 80, 1],
          ['New page.', 700, 2],
        ]),
      ),
    ).toHaveLength(2);
  });

  it('begin at each term of a list with its descriptions indented below', () => {
    const lines = [
      line('A line of text that shows how far the lines of this page reach to the right.', 700),
      ...['-v name', '-o name'].flatMap((term, i) => [
        line(term, 680 - 24 * i),
        line('True if it has a value.', 668 - 24 * i, { x0: 108 }),
      ]),
    ].map((own) => ({ line: own, page: 1 }));
    const texts = proseBlocks(lines, style).map((block) => block.text);
    expect(texts.filter((text) => text.includes('. -'))).toEqual([]);
    expect(texts.some((text) => text.startsWith('-o name'))).toBe(true);
  });

  it('begin at a term although the description above it fills its last line', () => {
    const blocks = prose([
      [`${full} and more`, 700],
      ['OPTIND', 680],
      [full, 668, 1, 90],
      [`${full} too.`, 656, 1, 90],
      ['OPTERR', 644],
      ['Is one.', 632, 1, 90],
      ['PPID', 620],
      ['Is two.', 608, 1, 90],
    ]);
    expect(texts(blocks).filter(([, text = '']) => /\. (?:OPTERR|PPID)/.test(text))).toEqual([]);
  });

  it('begin at the head of an entry that says at its end what it defines, and below it', () => {
    const entries = (...heads: string[]) =>
      texts(
        prose(heads.flatMap((head, i) => [[head, 700 - 24 * i] as const, [full, 688 - 24 * i] as const])),
      );
    expect(entries('(make type) Operation', 'purify object [special form]')).toHaveLength(4);
    expect(entries('of the book that has a type', 'and one more word')).toHaveLength(1);
  });

  it('begin below a signature, also where it is the longer line, unless the signature goes on', () => {
    const entry = (signature: string, description: string) =>
      [
        line('A line of text that shows how far the lines of this page reach to the right.', 700),
        line(signature, 680),
        line(description, 668, { x0: 96 }),
      ].map((own) => ({ line: own, page: 1 }));
    const blocksOf = (...parts: [string, string]) => proseBlocks(entry(...parts), style).slice(1);
    expect(blocksOf('Comm.probe(source=ANY, tag=ANY)', 'Tests for a message')).toHaveLength(2);
    expect(blocksOf('int read_header(Debug dbg,', 'Unsigned * version);')).toHaveLength(1);
    expect(blocksOf('Value = string()|binary()|', '{Module, Fun}')).toHaveLength(1);
  });

  it('go on below the description beside a term, which has a wide gap before it', () => {
    const term = line('--emacs Specifies that it runs inside the editor. This option', 700, {
      glyphs: [
        { text: 'x', x: 72, left: 72, right: 100, mono: false },
        { text: 'y', x: 130, left: 130, right: 500, mono: false },
      ],
    });
    const below = (y: number, x0: number) => line('is given by the editor.', y, { x0 });
    const blocksOf = (...lines: Line[]) =>
      proseBlocks(
        lines.map((own) => ({ line: own, page: 1 })),
        style,
      );
    expect(blocksOf(term, below(688, 130))).toHaveLength(1);
    expect(blocksOf(term, below(688, 72))).toHaveLength(2);
    expect(blocksOf(term, below(660, 130))).toHaveLength(2);
  });

  it('go on where a word does, even in a line with stretched spaces', () => {
    const stretched = line('by set-', 688, { softHyphen: true, glyphs: [] });
    const lines = [line(full, 700), stretched, line('ting the volume to a value.', 676)];
    const blocks = proseBlocks(
      lines.map((own) => ({ line: own, page: 1 })),
      style,
    );
    expect(blocks.map(({ text }) => text)).toEqual([`${full} by setting the volume to a value.`]);
  });

  it('are no items where a word begins with a sign that is no bullet', () => {
    const lines = prose([
      [`${full} returns and sets`, 700],
      ['*return_offset to the offset of it, or', 688],
      ['–verbose for more.', 676],
    ]);
    expect(texts(lines)).toHaveLength(1);
    expect(texts(prose([['* An item.', 700]]))[0]?.[0]).toBe('item');
  });

  it('are no items where a full line goes on with a number or a letter', () => {
    const inside = (...rows: string[]) => texts(prose(rows.map((text, i) => [text, 700 - 12 * i])));
    expect(inside(`${full} and a value greater than`, '0. The return value is true.')).toHaveLength(1);
    expect(inside(`${full} relative to the whole point`, 'z. The winding number of it.')).toHaveLength(1);
    expect(inside(`${full} it ends here:`, '1. The first point.')).toHaveLength(2);
    expect(inside(`1. ${full} without a stop at its end`, '2. The second point.')).toHaveLength(2);
    expect(inside('Things to do', '1. The first point.', `2. ${full} and more of it`)).toHaveLength(3);
  });

  it('keep list items apart', () => {
    expect(
      texts(
        prose([
          ['• first point', 700],
          ['• second point', 688],
          ['1. counted', 676],
        ]),
      ),
    ).toEqual([
      ['item', '• first point'],
      ['item', '• second point'],
      ['item', '1. counted'],
    ]);
  });

  it('join a name that a line end cuts after its dashes or an underscore, but not an operator', () => {
    const name = { codeAtStart: true, codeAtEnd: true };
    const join = (above: string, below: string): string =>
      joinLines(
        [
          { line: line(above, 700, name), page: 1 },
          { line: line(below, 688, name), page: 1 },
        ],
        ' ',
      ).text;
    expect(join('by way of --', 'error-exitcode to the shell.')).toBe(
      'by way of --error-exitcode to the shell.',
    );
    expect(join('a right margin of width -', 'inch.')).toBe('a right margin of width - inch.');
    expect(join('as in local_', 'branch_num of the server.')).toBe('as in local_branch_num of the server.');
    expect(join('It is in /usr/share/', 'doc of the server.')).toBe('It is in /usr/share/doc of the server.');
    expect(join('It is in /usr/share/-', 'doc of the server.')).toBe(
      'It is in /usr/share/doc of the server.',
    );
    expect(join('chmod 666 /', 'home/joe/file for him.')).toBe('chmod 666 /home/joe/file for him.');
    expect(join('They compute a /', 'b, no less.')).toBe('They compute a / b, no less.');
    expect(join('the name begins with _', 'and has letters.')).toBe(
      'the name begins with _ and has letters.',
    );
  });

  it('keep a hyphenated word on one line when lines end early', () => {
    const rows = ['All are well-', 'known, in UTF-', '8; the up-', 'or downwards move'];
    const lines = rows.map((text, i) => ({ line: line(text, 700 - 12 * i), page: 1 }));
    expect(joinLines(lines, '\n').text).toBe('All are well-known, in UTF-8; the up- or downwards move');
  });

  it('keep web addresses, even when a line end cuts them', () => {
    expect(
      texts(
        prose([
          ['The project, see https://www.example.org/docs. Read on at (www.example.org/', 700],
          ['wiki/Main) today.', 688],
        ]),
      ),
    ).toEqual([
      [
        'paragraph',
        'The project, see https://www.example.org/docs. Read on at (www.example.org/wiki/Main) today.',
      ],
    ]);
  });

  it('end with a page when a line without a full stop ended early and a capital follows', () => {
    const shown = texts(
      prose([
        [full, 104, 1],
        [full, 92, 1],
        ['are in the file', 80, 1],
        ['However, others are not.', 700, 2],
        [full, 92, 2],
        [full, 80, 2],
        ['However is the first word here.', 700, 3],
      ]),
    );
    expect(shown).toEqual([
      ['paragraph', `${full} ${full} are in the file`],
      ['paragraph', 'However, others are not.'],
      ['paragraph', `${full} ${full} However is the first word here.`],
    ]);
  });

  it('join an address that a page break cuts, and have the pages of both parts', () => {
    const [block] = proseBlocks(
      prose([
        ['Read the guide (https://www.example.', 80, 1],
        ['org/guide/files) for the rest', 700, 2],
      ]),
      style,
    );
    expect(block).toMatchObject({
      text: 'Read the guide (https://www.example.org/guide/files) for the rest',
      marks: [
        { offset: 0, page: 1 },
        { offset: 'Read the guide (https://www.example.'.length, page: 2 },
      ],
    });
  });

  it('keep the lines of a table', () => {
    const cells = prose([
      ['name', 700],
      ['x', 688],
      ['a rather long cell here', 676],
      ['z', 664],
    ]);
    expect(texts(cells)).toEqual([['rows', 'name\nx\na rather long cell here\nz']]);
  });
});

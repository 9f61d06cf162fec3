import type { BodyLine } from '../lines/body-lines.js';
import { codeLine, line } from '../testing/book-builder.js';
import { full, prose, style, texts } from '../testing/prose-lines.js';
import { codeBlocks } from './code-block.js';
import { markCode } from './code-lines.js';
import { asTyped, repairCode } from './code-repair.js';

const at = (source: string, y: number, page = 1, margin = 72): BodyLine => ({
  line: codeLine(source, y, margin),
  page,
});

const sources = (lines: readonly BodyLine[]) =>
  codeBlocks(lines, style).map((block) => block.lines.map(({ text }) => text));

const repair = (text: string) => repairCode([{ text, sources: [] }])[0]?.text;

describe('listings', () => {
  it('get back their indentation and blank lines', () => {
    expect(sources([at('def f(x):', 700), at('    return x', 688), at('f(1)', 664)])).toEqual([
      ['def f(x):', '    return x', '', 'f(1)'],
    ]);
  });

  it('continue over a page break, even when the margins alternate', () => {
    expect(
      sources([
        at('def f(x):', 84),
        at('    if x:', 72),
        at('        return x', 700, 2, 100),
        at('    return 0', 688, 2, 100),
      ]),
    ).toEqual([['def f(x):', '    if x:', '        return x', '    return 0']]);
  });

  it('are separate when there is a wide gap between them', () => {
    expect(sources([at('a = 1', 700), at('b = 2', 640)])).toEqual([['a = 1'], ['b = 2']]);
  });

  it.each(['print(‘a’, “b”, x − 1)', 'print("It’s “here”")', 'ls –l', 'f′ = ´a´'])(
    'keep %s as the page shows it',
    (shown) => {
      expect(repair(shown)).toBe(shown);
    },
  );

  it('get straight quotes and dashes for the parser, unless they have straight quotes already', () => {
    expect(asTyped('print(‘a’, “b”, x − 1)')).toBe('print(\'a\', "b", x - 1)');
    expect(asTyped('print("It’s “here”")')).toBe('print("It\'s “here”")');
  });

  it('join a line again when a mark shows that it was wrapped', () => {
    const [first, second] = [at('call(first, ␣', 84, 1), at('    ˓→second)', 700, 2)];
    expect(
      repairCode([
        { text: 'call(first, ␣', sources: [first] },
        { text: '    ˓→second)', sources: [second] },
      ]),
    ).toEqual([{ text: 'call(first, second)', sources: [first, second] }]);
    const wrapped = (...rows: string[]): string[] =>
      repairCode(rows.map((text) => ({ text, sources: [] }))).map(({ text }) => text);
    expect(wrapped('cp a and␣', ' ↪b')).toEqual(['cp a and b']);
    expect(wrapped('https://example.org/', '  ↪files')).toEqual(['https://example.org/files']);
    expect(wrapped('x = "␣"', 'y')).toEqual(['x = "␣"', 'y']);
  });

  it('do not begin at a long name that ends a line of prose', () => {
    const lines = [at('x = 1', 740), ...prose([[`${full} name`, 700]]), at('some.long.name', 688)];
    expect(markCode(lines)).toEqual([true, false, false]);
  });

  describe('do not begin where a line of names', () => {
    const withNames = (text: string, y: number, monoShare: number): BodyLine => ({
      line: { ...codeLine(text, y, 100), monoShare },
      page: 1,
    });
    const short = (text: string, more: Partial<BodyLine['line']> = {}): BodyLine => ({
      line: line(text, 700, { ...more }),
      page: 1,
    });

    it('ends a sentence of the prose above, which is no full line', () => {
      expect(markCode([short('and declares it as part of'), withNames('Nat.', 688, 0.75)])).toEqual([
        false,
        false,
      ]);
      expect(markCode([short('It can be called like this:'), withNames('f(x).', 688, 0.8)])).toEqual([
        false,
        true,
      ]);
    });

    it('goes on with a word that the typesetter cut', () => {
      const cut = short('the time of the request, not Cur-', { softHyphen: true });
      expect(markCode([cut, withNames('rentTime', 688, 1)])).toEqual([false, false]);
    });

    it('is a sentence with more names than prose', () => {
      const lines = [at('apply(Module) -> ok', 740), withNames('Same as analyse([Option]).', 700, 0.8)];
      expect(markCode(lines)).toEqual([true, false]);
      expect(markCode([at('Same as before.', 700)])).toEqual([true]);
    });
  });

  it('do not include the names above the entries of a reference', () => {
    const entry = (name: string) => [
      at(name, 700),
      { line: line('What hangs below a name describes it.', 686, { x0: 96 }), page: 1 },
    ];
    expect(markCode(entry('class book.Page(number, label=None)'))).toEqual([false, false]);
    expect(markCode(entry('Page.close() -> None'))).toEqual([false, false]);
    expect(markCode(entry('x = page.lines + 1'))).toEqual([false, false]);
    expect(markCode(entry('for x in y:'))).toEqual([true, false]);
    expect(markCode([at('page.close()', 700), ...prose([['Text at the margin.', 686]])])).toEqual([
      true,
      false,
    ]);
  });

  it('recognise a prompt in any font', () => {
    expect(
      markCode(
        prose([
          ['>>> print(1)', 700],
          ['... and so on', 688],
          ['...', 676],
          ['Prose.', 664],
        ]),
      ),
    ).toEqual([true, true, true, false]);
  });
});

describe('items of a list in a fixed-width font', () => {
  it('are no listing when a typeset bullet stands before them', () => {
    const lines = ['• sendbuf (BufSpec)', '▶ root (int)', 'call(sendbuf, root)'];
    expect(markCode(lines.map((text, i) => at(text, 700 - 12 * i)))).toEqual([false, false, true]);
    expect(texts(prose([['▶ An item.', 700]]))[0]?.[0]).toBe('item');
  });
});

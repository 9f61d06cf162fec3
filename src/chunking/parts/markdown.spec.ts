import * as fc from 'fast-check';
import { marked } from 'marked';
import type { ChunkPart, PartKind } from '../../book/chunk-part.js';
import { escapeMarkdown } from './escape-markdown.js';
import { fenced, markdownOf } from './markdown.js';

type Given = readonly [kind: PartKind, text: string, over?: Partial<ChunkPart>];

function markdown(...given: readonly Given[]): string {
  let text = '';
  const parts = given.map(([kind, own, over]): ChunkPart => {
    if (text !== '') text += '\n\n';
    const first = Array.from(text).length;
    text += own;
    return { kind, first, last: Array.from(text).length - 1, boxes: [], ...over };
  });
  return markdownOf(text, parts, 2);
}

/** What a reader of the Markdown sees, without white space. */
function seen(source: string): string {
  const html = marked.parse(source, { async: false });
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, '');
}

describe('a chunk as Markdown', () => {
  it('has a heading, prose with the intended line ends, and code with its language', () => {
    expect(
      markdown(
        ['heading', '2.1 Files'],
        ['prose', '12 Some Street\nSome Town'],
        ['code', 'def f():\n    pass', { language: 'python' }],
        ['output', '1'],
        ['code', 'x'],
      ),
    ).toBe(
      '## 2.1 Files\n\n12 Some Street\\\nSome Town\n\n```python\ndef f():\n    pass\n```\n\n```text\n1\n```\n\n```\nx\n```',
    );
  });

  it('fences code with more backticks than the code has', () => {
    expect(fenced('a ``` b ```` c', 'r')).toBe('`````r\na ``` b ```` c\n`````');
  });

  it('has lists with bullets and counters, and keeps counters that Markdown would change', () => {
    expect(markdown(['list', '• one\n• two'])).toBe('- one\n- two');
    expect(markdown(['list', '3. one\n4. two'])).toBe('3. one\n4. two');
    expect(markdown(['list', '1. one\n3. two'])).toBe('1. one\n- 3\\. two');
    expect(markdown(['list', '(a) one\n(b) # two'])).toBe('- (a) one\n- (b) \\# two');
    expect(markdown(['list', 'the end of an item\n• two', { goesOn: true }])).toBe(
      'the end of an item\n\n- two',
    );
  });

  it('has tables with the first row as header, and keeps empty cells and bars', () => {
    expect(markdown(['table', 'Name | Value\nx | \n| a|b', { columns: 2 }])).toBe(
      '| Name | Value |\n| --- | --- |\n| x |  |\n|  | a\\|b |',
    );
    expect(markdown(['table', 'x | 1', { columns: 2, goesOn: true }])).toBe(
      '|  |  |\n| --- | --- |\n| x | 1 |',
    );
  });

  it('shows rows as plain text when they have no columns or do not fit them', () => {
    expect(markdown(['table', 'a | b'])).toBe('```text\na | b\n```');
    expect(markdown(['table', 'a | b\na | b | c', { columns: 2 }])).toBe('```text\na | b\na | b | c\n```');
  });

  it('counts characters outside the basic plane as one', () => {
    expect(markdown(['heading', '𝔉iles'], ['code', '𝔞 = 1'], ['prose', 'Text.'])).toBe(
      '## 𝔉iles\n\n```\n𝔞 = 1\n```\n\nText.',
    );
  });

  it('shows every sign of the text', () => {
    const line = fc
      .array(
        fc.constantFrom(...'*_`[]()<>#+-.!|~&\\=:19aß '.split(''), '&lt;', '__', '**', '1. ', '](x)', '<b>'),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((signs) => signs.join('').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(line, line, (above, below) => {
        expect(seen(escapeMarkdown(above))).toBe(above.replace(/\s+/g, ''));
        expect(seen(markdown(['prose', `${above}\n${below}`]))).toBe(`${above}${below}`.replace(/\s+/g, ''));
      }),
      { numRuns: 500 },
    );
  });
});

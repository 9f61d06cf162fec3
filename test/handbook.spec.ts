import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { readChapterSources } from '../scripts/handbook/chapter-sources.js';
import type { ChapterSource } from '../scripts/handbook/chapter-sources.js';
import type { Block, CodeBlock, Table } from '../scripts/handbook/book-model.js';
import { plainText } from '../scripts/handbook/inline-runs.js';
import { typesetHandbook } from '../scripts/handbook/typeset-handbook.js';
import type { Handbook } from '../scripts/handbook/typeset-handbook.js';
import { ALL_SETTINGS } from '../src/roles/all-settings.js';
import { defaultText } from '../src/config/settings.js';
import type { Setting } from '../src/config/settings.js';

const SOURCES = fileURLToPath(new URL('../docs/handbook', import.meta.url));
const COMMITTED = fileURLToPath(new URL('../samples/handbook.pdf', import.meta.url));

const python = spawnSync('python3', ['--version']).status === 0;

function blocksOf(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'box') return [block, ...blocksOf(block.blocks)];
    if (block.kind === 'list') return [block, ...block.items.flatMap((item) => blocksOf(item.blocks))];
    return [block];
  });
}

function codeIn(blocks: readonly Block[], language: string): string[] {
  return blocks
    .filter((block): block is CodeBlock => block.kind === 'code' && block.language === language)
    .map((block) => block.lines.join('\n'));
}

/** A single chapter, to test what the typesetter does with it. */
function chapter(markdown: string): ChapterSource[] {
  return [{ fileName: 'chapter.md', markdown }];
}

describe('the handbook', () => {
  let handbook: Handbook;
  let blocks: Block[];

  beforeAll(async () => {
    handbook = await typesetHandbook(await readChapterSources(SOURCES));
    blocks = handbook.chapters.flatMap((chapter) => blocksOf(chapter.blocks));
  });

  it('is committed as its Markdown makes it (npm run handbook)', async () => {
    const committed = await readFile(COMMITTED);
    expect(committed.equals(handbook.pdf)).toBe(true);
  });

  it('has 20 to 80 pages: a book, but one that the demo reads quickly', () => {
    expect(handbook.book.pages.length).toBeGreaterThanOrEqual(20);
    expect(handbook.book.pages.length).toBeLessThanOrEqual(80);
  });

  it('has an outline of three levels that follows the pages', () => {
    const { entries, pages } = handbook.book;
    expect(entries.length).toBeGreaterThanOrEqual(30);
    expect(new Set(entries.map((entry) => entry.level))).toEqual(new Set([1, 2, 3]));
    const places = entries.map((entry) => entry.page * 10_000 + entry.y);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(entries.at(-1)!.page).toBeLessThanOrEqual(pages.length);
  });

  it('prints the correct page of each section in its contents', () => {
    const { entries, pages } = handbook.book;
    const contents = pages.slice(1, entries[1]!.page - 1);
    const lines = contents.flatMap(({ marks }) => {
      const texts = marks.filter((mark) => mark.kind === 'text');
      const onLine = (y: number) => texts.filter((mark) => mark.y === y).map((mark) => mark.text);
      return [...new Set(texts.map((mark) => mark.y))].map((y) => onLine(y).slice(0, 2));
    });
    for (const { title, page } of entries.slice(1).filter((entry) => entry.level < 3)) {
      expect(lines).toContainEqual([title, String(page)]);
      const headings = pages[page - 1]!.headings.map((heading) => heading.title);
      expect(headings).toContain(title);
    }
  });

  it('has examples, exercises, boxes to try and programs that run over page breaks', () => {
    const { labels, book } = handbook;
    expect(labels).toContain('Example 3-1');
    expect(labels).toContain('Exercise 4-1');
    const boxes = blocks.filter((block) => block.kind === 'box');
    expect(boxes.length).toBeGreaterThanOrEqual(2);
    expect(book.codeBlocksOverPageBreaks).toBeGreaterThanOrEqual(3);
  });

  it('lists every setting with its default, and no other', () => {
    const tables = blocks.filter((block): block is Table => block.kind === 'table');
    const table = tables.find((table) => plainText(table.header[0]!) === 'Setting')!;
    const listed = table.rows.map((row) => [plainText(row[0]!), plainText(row[1]!)]);
    const settings = ALL_SETTINGS.flatMap(({ settings }) => Object.values<Setting<unknown>>(settings));
    const expected = settings.map((setting) => [setting.env, defaultText(setting) || 'unset']);
    expect(listed).toEqual(expected);
  });

  it('names no setting that does not exist', () => {
    const known = new Set(
      ALL_SETTINGS.flatMap(({ settings }) => Object.values<Setting<unknown>>(settings)).map(({ env }) => env),
    );
    const assigned = codeIn(blocks, 'bash').flatMap((code) => [
      ...code.matchAll(/^(?:export )?([A-Z_]+)=/gm),
    ]);
    const shellVariables = new Set(['ID', 'KEY']);
    const unknown = assigned
      .map(([, name]) => name!)
      .filter((name) => !known.has(name) && !shellVariables.has(name));
    expect(assigned.length).toBeGreaterThan(0);
    expect(unknown).toEqual([]);
  });

  it('shows JSON that parses', () => {
    const documents = codeIn(blocks, 'json');
    expect(documents.length).toBeGreaterThan(0);
    for (const json of documents) expect(() => JSON.parse(json) as unknown).not.toThrow();
  });

  it('shows TypeScript that compiles', () => {
    const programs = codeIn(blocks, 'typescript');
    expect(programs.length).toBeGreaterThan(0);
    const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
    for (const program of programs) {
      const { diagnostics = [] } = ts.transpileModule(program, { compilerOptions, reportDiagnostics: true });
      expect(diagnostics.map((found) => found.messageText)).toEqual([]);
    }
  });

  describe.skipIf(!python)('with python3 at hand', () => {
    it('shows Python that parses', () => {
      const programs = codeIn(blocks, 'python');
      expect(programs.length).toBeGreaterThan(0);
      for (const program of programs) {
        const check = 'import ast, sys; ast.parse(sys.stdin.read())';
        const { stderr } = spawnSync('python3', ['-c', check], { input: program, encoding: 'utf8' });
        expect(stderr).toBe('');
      }
    });
  });
});

describe('typesetting', () => {
  it('refuses a character that the fonts cannot show', async () => {
    await expect(typesetHandbook(chapter('# Signs\n\nFrom here \u2192 there.'))).rejects.toThrow('U+2192');
    await expect(typesetHandbook(chapter('# Signs\n\n```text\na \u2500 b\n```'))).rejects.toThrow('U+2500');
  });

  it('refuses a line of code that is too long for the page', async () => {
    const line = 'x'.repeat(120);
    const setting = typesetHandbook(chapter(`# Code\n\n\`\`\`text\n${line}\n\`\`\``));
    await expect(setting).rejects.toThrow('120 characters');
  });

  it('refuses examples that are numbered wrongly', async () => {
    const setting = typesetHandbook(chapter('# One\n\n**Example 1-2.** Text'));
    await expect(setting).rejects.toThrow('Example 1-1');
  });

  it('refuses a heading that skips a level', async () => {
    await expect(typesetHandbook(chapter('# One\n\n### Deep'))).rejects.toThrow('depth 3');
  });

  it('indents code and never leaves a heading at the foot of a page', async () => {
    for (let lines = 1; lines < 60; lines += 1) {
      const filler = Array.from({ length: lines }, (_, index) => `- item ${index}`).join('\n');
      const markdown = `# One\n\n${filler}\n\n## Two\n\nIntroduces:\n\n\`\`\`text\nif:\n    deep\n  less\nend\n\`\`\``;
      const { book } = await typesetHandbook(chapter(markdown));
      const page = book.pages.findIndex((page) =>
        page.headings.some((heading) => heading.title === '1.1 Two'),
      );
      const marks = book.pages[page]!.marks.filter((mark) => mark.kind === 'text');
      const [outer, inner, middle] = ['if:', 'deep', 'less'].map((text) =>
        marks.find((mark) => mark.text === text)!,
      );
      const advance = outer!.font.size * 0.6;
      expect(inner!.x - outer!.x).toBeCloseTo(4 * advance);
      expect(middle!.x - outer!.x).toBeCloseTo(2 * advance);
    }
  });

  it('gives the same bytes for the same Markdown', async () => {
    const source = chapter('# One\n\nText with **bold** and `code`.');
    const [first, second] = [await typesetHandbook(source), await typesetHandbook(source)];
    expect(first.pdf.equals(second.pdf)).toBe(true);
  });
});

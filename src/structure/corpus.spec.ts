import type { Book } from '../book/page.js';
import { gridOf, gridText } from '../book/code-grid.js';
import { corpusBook, hasCorpus } from '../pdf/testing/corpus.js';
import { buildContents } from './build-contents.js';
import { headingContents } from './heading-contents.js';
import type { BookContents } from './section.js';
import { plainTitle, plainUnnumberedTitle } from './title-text.js';

describe.skipIf(!hasCorpus)('manuals of the corpus (skipped without ../shared/corpus)', () => {
  it.each([
    ['biopython', 366, 346],
    ['reportlab-userguide', 134, 104],
    ['pytables', 243, 239],
    ['mpi4py', 201, 397],
    ['debian-policy', 193, 339],
    ['R-lang', 69, 119],
  ])('%s: %i pages, and %i sections on the pages that the outline names', async (name, pages, entries) => {
    const book = await corpusBook(name);
    expect([book.pageCount, book.pages.length, book.failures]).toEqual([pages, pages, []]);
    expect(book.outline).toHaveLength(entries);
    const contents = buildContents(book, { withoutContents: 'reject' });
    expect(contents.source).toBe('outline');
    expect(contents.confidence).toBeGreaterThan(0.97);
    const named = book.outline.map(({ title, page }) => `${page} ${title}`);
    const sections = contents.sections.map(({ title, start }) => `${start.page} ${title}`);
    expect(sections.filter((section) => named.includes(section))).toEqual(named);
    // The others continue the numbers of these: the outline of biopython stops at the third level.
    const others = sections.filter((section) => !named.includes(section));
    expect(others).toHaveLength(name === 'biopython' ? 19 : 0);
    expect(others.every((section) => /^\d+ \d+(?:\.\d+){3} /.test(section))).toBe(true);
  });

  it('places every section of a book whose outline names pages only', async () => {
    const { sections } = buildContents(await corpusBook('reportlab-userguide'), {
      withoutContents: 'reject',
    });
    expect(sections.filter((section) => section.start.y === Infinity)).toEqual([]);
  });

  it('recognises a monospaced font whose name does not show it', async () => {
    const book = await corpusBook('pytables');
    const lines = book.pages.flatMap((page) => page.lines).filter((line) => line.font === 't1xtt');
    expect(lines.length).toBeGreaterThan(1_000);
    expect(lines.every((line) => line.monoShare > 0)).toBe(true);
  });

  it('keeps the columns of code', async () => {
    const book = await corpusBook('biopython');
    const page = book.pages.find(({ lines }) =>
      lines.some((line) => line.text.startsWith('>>> for seq_record in')),
    );
    const lines = page?.lines ?? [];
    const from = lines.findIndex((line) => line.text.startsWith('>>> for seq_record in'));
    const code = lines
      .slice(from)
      .filter((line, i, all) => all.slice(0, i + 1).every((l) => l.monoShare >= 0.75));
    const { left, advance } = gridOf(code);
    expect(code.map((line) => gridText(line, left, advance)).slice(0, 3)).toEqual([
      '>>> for seq_record in SeqIO.parse("ls_orchid.fasta", "fasta"):',
      '...     print(seq_record.id)',
      '...     print(repr(seq_record.seq))',
    ]);
  });

  it.each([
    ['biopython', 0.99],
    ['pytables', 1],
    ['mpi4py', 0.98],
    ['R-lang', 1],
    ['debian-policy', 0.98],
    ['reportlab-userguide', 0.96],
  ])('%s: finds %f of the outline by headings alone', async (name, recall) => {
    const book = await corpusBook(name);
    const found = new Set(
      headingContents.find(book)?.entries.map(({ page, title }) => `${page} ${plainTitle(title)}`) ?? [],
    );
    const titles = new Map<number, string[]>();
    for (const key of found) {
      const [page, title] = key.split(' ');
      titles.set(Number(page), [...(titles.get(Number(page)) ?? []), title ?? '']);
    }
    const hits = book.outline.filter(({ title, page }) =>
      titles.get(page ?? 0)?.some((heading) => heading.endsWith(plainTitle(title))),
    );
    expect(hits.length / book.outline.length).toBeGreaterThanOrEqual(recall);
  });

  // Number of entries in the printed contents, counted by hand; and titles for which the outline names another page
  // than that of the heading.
  const PRINTED = [
    ['biopython', 346, []],
    ['reportlab-userguide', 103, []],
    ['pytables', 4, []],
    ['mpi4py', 57, ['References', 'Python Module Index']],
    ['debian-policy', 339, []],
    ['R-lang', 119, []],
  ] as const;

  const withoutOutline = async (name: string): Promise<Book> => ({
    ...(await corpusBook(name)),
    outline: [],
  });

  it.each(PRINTED)(
    '%s: all %i printed entries are found, on the page of their heading',
    async (name, printed, off) => {
      const contents = buildContents(await withoutOutline(name), {
        withoutContents: 'reject',
        source: 'printed',
      });
      const { matched, wrong } = compare(contents, await corpusBook(name));
      expect([contents.sections.length, matched]).toEqual([printed, printed]);
      expect(wrong).toEqual(off);
      expect(contents.pageOffset?.confirmed).toBe(true);
      expect(contents.confidence).toBeGreaterThan(0.9);
    },
  );

  it.each(PRINTED)(
    '%s: the headings alone place all %i printed entries, without labels and links',
    async (name, printed, off) => {
      const book = await corpusBook(name);
      const pages = book.pages.map((page) => ({ ...page, label: null, links: [] }));
      const printedOnly = { ...book, pages, outline: [] };
      const contents = buildContents(printedOnly, { withoutContents: 'reject', source: 'printed' });
      expect(buildContents(printedOnly, { withoutContents: 'reject' }).source).toBe('printed');
      expect(contents).toMatchObject({ source: 'printed', pageOffset: { by: 'headings', confirmed: true } });
      const { matched, wrong } = compare(contents, book);
      expect({ matched, wrong }).toEqual({ matched: printed, wrong: off });
    },
  );

  it('the printed contents give the heading itself where the outline of mpi4py leads to the page before', async () => {
    const book = await withoutOutline('mpi4py');
    const { sections } = buildContents(book, { withoutContents: 'reject', source: 'printed' });
    for (const title of ['References', 'Python Module Index']) {
      const page = sections.find((section) => section.title === title)?.pageFirst ?? 0;
      const holds = (number: number) =>
        book.pages[number - 1]?.lines.some((line) => line.text === title && line.size > 12);
      expect([holds(page - 1), holds(page)]).toEqual([false, true]);
    }
  });

  it.each(PRINTED)('%s: all %i linked entries lead where the outline does', async (name, printed) => {
    const book = await withoutOutline(name);
    const contents = buildContents(book, { withoutContents: 'reject', source: 'links' });
    expect(buildContents(book, { withoutContents: 'reject' }).source).toBe('links');
    const { matched, wrong, levels } = compare(contents, await corpusBook(name));
    expect({ matched, wrong, levels }).toEqual({ matched: printed, wrong: [], levels: printed });
    expect(contents.confidence).toBeGreaterThan(0.9);
  });

  it('finds all that the outline of pytables names without it, though the contents name four chapters', async () => {
    const contents = buildContents(await withoutOutline('pytables'), { withoutContents: 'reject' });
    expect(compare(contents, await corpusBook('pytables'))).toMatchObject({ matched: 239, wrong: [] });
  });
});

/** Compares contents with the outline: titles found, titles on other pages, and equal levels. */
function compare(
  contents: BookContents,
  { outline }: Book,
): { matched: number; wrong: string[]; levels: number } {
  const open = new Set(outline);
  const wrong: string[] = [];
  let matched = 0;
  let levels = 0;
  for (const { title, level, start } of contents.sections) {
    const same = [...open].filter((entry) => isSameTitle(entry.title, title));
    const match = same.find((entry) => entry.page === start.page) ?? same[0];
    if (!match) continue;
    open.delete(match);
    matched++;
    if (match.page !== start.page) wrong.push(title);
    if (match.level === level) levels++;
  }
  return { matched, wrong, levels };
}

/** Whether two titles are the same, with or without their numbers; the `I` in `I Love Parsing` is not a number. */
function isSameTitle(a: string, b: string): boolean {
  const forms = [plainTitle(b), plainUnnumberedTitle(b)];
  return forms.includes(plainTitle(a)) || forms.includes(plainUnnumberedTitle(a));
}

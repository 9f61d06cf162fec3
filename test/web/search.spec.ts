import type { Page } from 'playwright-core';
import { citationOf } from '../../web/src/features/search/citation.js';
import { chosen, modelsOf, pairOf } from '../../web/src/features/search/model-choice.js';
import { excerptOf, segmentsOf } from '../../web/src/features/search/highlight.js';
import { describeAdmin } from '../services/admin-site.js';
import { sectionsBook } from '../services/books.js';
import { holdRequests } from '../services/hold-requests.js';
import { nestedBook } from '../services/nested-book.js';

const TITLE = 'Looms & <img src=x onerror=alert(1)>';
interface Answer {
  readonly confidence: string;
  readonly results: readonly unknown[];
}

const FULL_ANSWER = /\/v1\/search\?.*explain=true/;
const QUESTION = 'who learns to weave a narrow band';

describeAdmin('search on the admin page', (site) => {
  beforeAll(async () => {
    await site.addBook(nestedBook(TITLE), 'looms.pdf');
  });

  const field = (page: Page) => page.getByRole('textbox', { name: 'Your question' });
  const results = (page: Page) => page.getByRole('region', { name: 'Passages that were found' });
  const answered = (page: Page) =>
    results(page)
      .getByText(/^\d+ passages? in /)
      .waitFor();
  const links = (page: Page) => results(page).getByRole('heading', { level: 3 }).getByRole('link');

  it('leads from anywhere to the page of an answer by two keys after the question', async () => {
    const { page } = await site.visit('/topics');
    await page.keyboard.press('/');
    await page.waitForURL('**/admin/search');
    await page.waitForFunction(() => document.activeElement?.id === 'question');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/books\/[\da-f-]+\?.*page=\d+.*chunk=/);
    await page.locator('[data-passage]').first().waitFor();
    await page.locator('[data-word]').first().waitFor();
    // The way back leads to the question with its answers.
    await page.goBack();
    await answered(page);
    expect(await field(page).inputValue()).toBe(QUESTION);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = (await links(page).nth(1).getAttribute('href'))!;
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => `${url.pathname}${url.search}` === second);
  });

  it('leads nobody away who has left the search before the answer came', async () => {
    const { page } = await site.visit('/search');
    const answer = await holdRequests(page, FULL_ANSWER);
    const asked = page.waitForRequest(FULL_ANSWER);
    await field(page).fill(QUESTION);
    await page.keyboard.press('Enter');
    await asked;
    await page.getByRole('link', { name: 'Topics' }).click();
    await page.waitForURL('**/admin/topics');
    answer();
    await page.getByRole('heading', { name: 'There are no topics yet' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/topics');
    expect(await page.getByText('The page made a mistake').count()).toBe(0);
  });

  it.each(['asked', 'typed'])(
    'leads nobody back who %s and left while the next view was on its way',
    async (how) => {
      const { page } = await site.visit('/search');
      const answer = await holdRequests(page, FULL_ANSWER);
      const view = await holdRequests(page, /\/topics-view-/);
      await field(page).fill(QUESTION);
      if (how === 'asked') await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Topics' }).click();
      await page.waitForURL('**/admin/topics');
      answer();
      // Nothing shows that the answer, or the pause after the last letter, does nothing.
      await page.waitForTimeout(1000);
      expect(await field(page).isVisible()).toBe(true);
      view();
      await page.getByRole('heading', { name: 'There are no topics yet' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/admin/topics');
    },
  );

  it('finds anew what it has found when a book is deleted or comes back', async () => {
    const id = await site.addBook(sectionsBook(2), 'cases.pdf');
    const question = 'In case 2 of edition 1 the lasting indexes';
    const { page } = await site.visit(`/search?q=${encodeURIComponent(question)}`);
    const found = results(page).getByText('Case 2 of indexes').first();
    await found.waitFor();
    await page.locator('[data-connection=live]').waitFor();
    await site.server.api().delete(`/v1/documents/${id}`).expect(200);
    await found.waitFor({ state: 'detached' });
    await site.server.api().post(`/v1/documents/${id}/restore`).expect(200);
    await found.waitFor();
    await site.server.api().delete(`/v1/documents/${id}`).expect(200);
    await found.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('q')).toBe(question);
  });

  it('finds while one types, and then answers in full', async () => {
    const { page } = await site.visit('/search');
    await page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === '/v1/search') asked.push(searchParams.get('typing') ?? 'full');
    });
    await field(page).pressSequentially('narrow ban', { delay: 150 });
    await answered(page);
    await results(page).locator('mark').first().waitFor();
    expect(asked[0]).toBe('true');
    expect(asked.at(-1)).toBe('full');
    expect(new URL(page.url()).searchParams.get('q')).toBe('narrow ban');
    // Whoever types on keeps the older finds in view.
    await field(page).fill('narrow band edges');
    expect(await links(page).count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Clear the question' }).click();
    await page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
  });

  it('keeps its filters in the address, counts what each would find, and leaves out what is of no use', async () => {
    const { page } = await site.visit(
      '/search?q=weave+rows&type=nonsense&document=1&difficulty=master,beginner',
    );
    await answered(page);
    expect(await page.getByRole('checkbox', { name: 'Beginner' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Clear the filters' }).first().click();
    await page.waitForURL((url) => !url.search.includes('difficulty'));
    await page.getByRole('checkbox', { name: 'Code' }).check();
    await page.waitForURL(/type=code/);
    await answered(page);
    await results(page).getByText('Concept', { exact: true }).waitFor({ state: 'detached' });
    expect(await links(page).count()).toBeGreaterThan(0);
    // The other types are still counted.
    const counts = await page.getByRole('group', { name: 'Type' }).innerText();
    expect(counts).toMatch(/Concept\s+[1-9]/);
    await page.reload();
    await answered(page);
    expect(await page.getByRole('checkbox', { name: 'Code' }).isChecked()).toBe(true);
    await page.getByRole('checkbox', { name: 'Code' }).uncheck();
    await page.getByRole('checkbox', { name: 'Exercise' }).check();
    await page.getByRole('heading', { name: 'Nothing was found' }).waitFor();
    await results(page).getByRole('button', { name: 'Clear the filters' }).click();
    await links(page).first().waitFor();
  });

  it('shows markup in a question and in a title as the text that it is', async () => {
    const question = '<img src=x onerror=alert(1)> "weave" مرحبا';
    const { page } = await site.visit(`/search?q=${encodeURIComponent(question)}`);
    await answered(page);
    expect(await field(page).inputValue()).toBe(question);
    await results(page).getByText(TITLE).first().waitFor();
    expect(await page.getByRole('main').locator('img').count()).toBe(0);
  });

  it('says that it is not sure of an answer', async () => {
    const asked = ['zzzxqv qqqq', 'interest rates', 'a recipe of soup', 'kings of France', 'xylophone'];
    const answers = await Promise.all(
      asked.map(
        async (query) =>
          (await site.server.get(`/v1/search?query=${encodeURIComponent(query)}`)).body as Answer,
      ),
    );
    const weak =
      asked[answers.findIndex(({ confidence, results }) => confidence === 'weak' && results.length > 0)]!;
    const { page } = await site.visit(`/search?q=${encodeURIComponent(weak)}`);
    await page.getByText('The library is not sure of this answer').waitFor();
    expect(await page.getByRole('article').first().innerText()).toContain('Unsure');
  });

  it('says how a passage was found, shows similar ones, and copies it with its source', async () => {
    const { page } = await site.visit(`/search?q=${encodeURIComponent(QUESTION)}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const first = page.getByRole('article').first();
    await first.getByRole('button', { name: 'Why it was found' }).click();
    await first.getByRole('cell', { name: 'Meaning' }).waitFor();
    await first.getByText('Read as').waitFor();
    await first.getByRole('button', { name: 'Similar passages' }).click();
    await first.getByRole('region', { name: 'Similar passages' }).getByRole('link').first().waitFor();
    await first.getByRole('button', { name: 'Copy as quotation' }).click();
    await page.getByRole('menuitem', { name: 'Markdown' }).click();
    await page.getByText('Copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^> .*p\. \d$/su);
    expect(copied).toContain(String.raw`*Looms & \<img src=x onerror=alert(1)\>*`);
  });

  it('finds where a sentence stands, and what is different there', async () => {
    const { page } = await site.visit('/search?view=quote');
    const sentence = page.getByRole('textbox', { name: 'A sentence' });
    await sentence.fill(
      'The old looms of the valley were built of oak, which bends a little and does not split',
    );
    await page.getByRole('button', { name: 'Find it' }).click();
    const place = page.getByRole('region', { name: 'Places of the sentence' }).getByRole('article').first();
    await place.getByText('Nearly').waitFor();
    expect((await place.locator('del').allInnerTexts()).join(' ')).toContain('oak');
    expect((await place.locator('ins').allInnerTexts()).join(' ')).toContain('ash');
    await place.getByRole('link').click();
    await page.locator('[data-passage]').first().waitFor();
    await page.goBack();
    await sentence.fill('Nobody ever wrote this sentence in a book about looms.');
    await page.getByRole('button', { name: 'Find it' }).click();
    await page.getByRole('link', { name: 'Search for its meaning' }).click();
    await answered(page);
  });

  it('sets three rankings of one question side by side', async () => {
    const { page } = await site.visit(`/search?view=compare&q=${encodeURIComponent(QUESTION)}`);
    for (const name of ['Meaning and words', 'Meaning alone', 'Words alone']) {
      const first = page.getByRole('region', { name }).getByRole('link').first();
      expect(await first.getAttribute('href')).toContain('chunk=');
    }
    await page
      .getByText(/^(words: \d+|Only here)$/)
      .first()
      .waitFor();
  });

  it('has no barriers, nor on a narrow screen', async () => {
    const visitor = await site.visit('/search');
    const { page } = visitor;
    await page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
    expect(await visitor.barriers()).toEqual([]);
    await field(page).fill(QUESTION);
    await answered(page);
    await page.getByRole('button', { name: 'Why it was found' }).first().click();
    expect(await visitor.barriers()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.querySelector('main')!.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('tab', { name: 'Side by side' }).click();
    await page.getByRole('region', { name: 'Words alone' }).getByRole('link').first().waitFor();
    expect(await visitor.barriers()).toEqual([]);
  });
});

describe('two models that are compared', () => {
  const [active, former, third] = [
    { key: 'a', isActive: true },
    { key: 'b', isActive: false },
    { key: 'c', isActive: false },
  ] as const;
  const all = [active, former, third];

  it('are those with vectors, those in use first, and each only once', () => {
    const row = (model: string, isActive: boolean) => ({ model, dimension: 8, vectors: 1, active: isActive });
    expect(modelsOf([row('b', false), row('a', false), row('a', true)])).toEqual([active, former]);
  });

  it('are those of the address, else the first that are left, and never the same', () => {
    expect(pairOf({}, all)).toEqual({ left: active, right: former });
    expect(pairOf({ left: 'c' }, all)).toEqual({ left: third, right: active });
    expect(pairOf({ right: 'a' }, all)).toEqual({ left: former, right: active });
    expect(pairOf({ left: 'b', right: 'b' }, all)).toEqual({ left: former, right: active });
    expect(pairOf({ left: 'gone', right: 'c' }, all)).toEqual({ left: active, right: third });
    expect(pairOf({ left: 'a' }, [active])).toBeNull();
    expect(pairOf({}, [])).toBeNull();
  });

  it('change sides when one is chosen that stands on the other side', () => {
    const pair = { left: active, right: former };
    expect(chosen(pair, 'left', 'b')).toEqual({ left: 'b', right: 'a' });
    expect(chosen(pair, 'right', 'a')).toEqual({ left: 'b', right: 'a' });
    expect(chosen(pair, 'right', 'c')).toEqual({ left: 'a', right: 'c' });
  });
});

describe('a quotation with its source', () => {
  const cited = {
    title: 'Looms_& Threads',
    sectionPath: ['Chapter 1', 'Bands'],
    pageFirst: 12,
    pageLast: 13,
    pageLabelFirst: 'x',
    pageLabelLast: 'xi',
    text: 'One *line*.\nAnother.',
  };

  it('names the printed pages, else those of the file', () => {
    expect(citationOf(cited, 'plain')).toBe(
      '“One *line*.\nAnother.”\n(Looms_& Threads, Chapter 1, Bands, pp. x–xi)',
    );
    const unlabelled = { ...cited, pageLast: 12, pageLabelFirst: null, pageLabelLast: null };
    expect(citationOf(unlabelled, 'plain')).toContain('p. 12)');
  });

  it('keeps signs that mean something to Markdown and TeX', () => {
    expect(citationOf(cited, 'markdown')).toBe(
      '> One \\*line\\*.\n> Another.\n>\n> — *Looms\\_& Threads*, Chapter 1, Bands, pp. x–xi',
    );
    expect(citationOf(cited, 'bibtex')).toBe(
      [
        '@misc{looms-threads-px,',
        String.raw`  title = {Looms\_\& Threads},`,
        '  pages = {x--xi},',
        '  note = {Chapter 1, Bands},',
        '  annote = {One *line*. Another.},',
        '}',
      ].join('\n'),
    );
  });
});

describe('marks in a text', () => {
  it('are counted in code points, whatever overlaps or lies outside', () => {
    const marks = [
      { first: 2, last: 3 },
      { first: 3, last: 4 },
      { first: 90, last: 99 },
    ];
    expect(segmentsOf('😀 abc 😀', marks)).toEqual([
      { text: '😀 ', isMarked: false },
      { text: 'ab', isMarked: true },
      { text: 'c', isMarked: true },
      { text: ' 😀', isMarked: false },
    ]);
  });

  it('are in view in the excerpt of a long text', () => {
    const text = `${'word '.repeat(300)}needle${' word'.repeat(300)}`;
    const excerpt = excerptOf(text, [{ first: 1500, last: 1505 }]);
    expect(excerpt.filter(({ isMarked }) => isMarked)).toEqual([{ text: 'needle', isMarked: true }]);
    expect(excerpt.map((segment) => segment.text).join('').length).toBeLessThan(450);
  });
});

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describeAdmin } from '../services/admin-site.js';
import { sectionsBook } from '../services/books.js';
import { INDEXED_WORDS, indexedBook } from '../services/indexed-book.js';
import { nestedBook } from '../services/nested-book.js';
import { until } from '../services/until.js';

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
interface StoredPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly text: string }[];
  readonly chunks: readonly {
    readonly chunkId: string;
    readonly type: string;
    readonly boxes: readonly Box[];
  }[];
}

const PROBLEM = JSON.stringify({
  type: 'about:blank',
  title: 'The page cannot be drawn',
  status: 500,
  detail: 'Its data are damaged.',
  code: 'document.render_failed',
});

describeAdmin('a book on the admin page', (site) => {
  /** Five pages: a cover, and two chapters of two sections; its third and fifth page have a listing. */
  let looms: string;
  let workshop: string;

  beforeAll(async () => {
    looms = await site.addBook(nestedBook(), 'looms.pdf');
    workshop = await site.addBook(indexedBook(), 'workshop.pdf');
  });

  const stored = async (id: string, page: number) =>
    (await site.server.get(`/v1/documents/${id}/pages/${page}`).expect(200)).body as StoredPage;
  const sheetOf = (page: Page, number: number) => page.locator(`[data-page="${number}"]`);
  const pageShown = async (page: Page, number: number) => {
    await sheetOf(page, number)
      .getByRole('img', { name: `Picture of page ${number}` })
      .waitFor();
  };
  const urlHas = (page: Page, part: string) => page.waitForURL((url) => url.search.includes(part));

  it('draws each chunk to the pixel where the API says that it is, at every size', async () => {
    const { page } = await site.visit(`/books/${looms}?page=3`);
    await pageShown(page, 3);
    const { width, height, chunks } = await stored(looms, 3);
    const expected = chunks.flatMap(({ chunkId, boxes }) => boxes.map((box) => ({ chunkId, ...box })));
    expect(expected.length).toBeGreaterThan(0);
    for (const zoom of ['100%', '125%', '150%']) {
      await page.getByRole('status', { name: 'Zoom' }).getByText(zoom).waitFor();
      const drawn = await sheetOf(page, 3).evaluate((sheet) => {
        const paper = sheet.getBoundingClientRect();
        return {
          paper: { width: paper.width, height: paper.height },
          boxes: Array.from(sheet.querySelectorAll('[data-chunk] [data-box]'), (box) => {
            const { left, top, right, bottom } = box.getBoundingClientRect();
            return {
              chunkId: box.closest('[data-chunk]')!.getAttribute('data-chunk'),
              left: left - paper.left,
              top: top - paper.top,
              right: right - paper.left,
              bottom: bottom - paper.top,
            };
          }),
        };
      });
      const [toX, toY] = [drawn.paper.width / width, drawn.paper.height / height];
      expect(drawn.boxes).toHaveLength(expected.length);
      for (const [i, { chunkId, x0, y0, x1, y1 }] of expected.entries()) {
        const box = drawn.boxes[i]!;
        expect(box.chunkId).toBe(chunkId);
        const off = [
          box.left - x0 * toX,
          box.right - x1 * toX,
          box.top - (height - y1) * toY,
          box.bottom - (height - y0) * toY,
        ];
        expect(Math.max(...off.map(Math.abs))).toBeLessThan(1);
      }
      await page.getByRole('button', { name: 'Larger' }).click();
    }
  });

  it('tells headings and code apart on the page, and shows code as code beside it', async () => {
    const { page } = await site.visit(`/books/${looms}?page=3`);
    await pageShown(page, 3);
    await page.locator('[data-part=heading]').first().waitFor();
    expect(await page.locator('[data-part=code]').count()).toBeGreaterThan(0);
    const code = (await stored(looms, 3)).chunks.find(({ type }) => type !== 'concept')!;
    await page.locator(`[data-chunk="${code.chunkId}"]`).press('Enter');
    const panel = page.getByRole('region', { name: 'The chosen chunk' });
    await panel.locator('pre', { hasText: 'class Loom:' }).waitFor();
    await panel.getByText('Hash of the text').waitFor();
    await panel.getByText('Similar chunks').click();
    await panel.getByRole('link').first().waitFor();
    await panel.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('opens a chunk by a click on its words', async () => {
    const { page } = await site.visit(`/books/${looms}?page=2`);
    await pageShown(page, 2);
    await sheetOf(page, 2).getByText('A loom holds the long threads').click();
    await page.getByRole('region', { name: 'The chosen chunk' }).getByText('A loom holds').waitFor();
    await urlHas(page, 'chunk=');
    const chosen = new URL(page.url()).searchParams.get('chunk');
    expect((await stored(looms, 2)).chunks.map(({ chunkId }) => chunkId)).toContain(chosen);
  });

  it('opens every passage that a search finds at its page, outlined and with the words marked', async () => {
    const { page } = await site.visit(`/books/${workshop}`);
    for (const { word } of INDEXED_WORDS.filter((_, i) => i % 4 === 0)) {
      const query = `who made the ${word}`;
      const { body } = await site.server.get(`/v1/search?query=${encodeURIComponent(query)}&limit=3`);
      const { results } = body as { results: { chunkId: string; documentId: string; text: string }[] };
      expect(results.length).toBeGreaterThan(0);
      for (const { chunkId, documentId, text } of results) {
        // As the router goes there from a result, without loading the page anew.
        const to = `/admin/books/${documentId}?chunk=${chunkId}&mark=${encodeURIComponent(query)}`;
        await page.evaluate((address) => history.pushState({}, '', address), to);
        const passage = page.locator(`[data-passage="${chunkId}"]`).first();
        await passage.waitFor();
        if (!text.includes(word)) continue;
        const marked = page.locator(`[data-word="${word}" i]`).first();
        await marked.waitFor();
        // It is in view without scrolling.
        const area = (await page.getByRole('region', { name: /^Page \d/ }).boundingBox())!;
        const place = (await marked.boundingBox())!;
        expect(place.y).toBeGreaterThanOrEqual(area.y);
        expect(place.y + place.height).toBeLessThanOrEqual(area.y + area.height);
      }
    }
  });

  it('turns pages by keyboard, by number and by the contents', async () => {
    const { page } = await site.visit(`/books/${looms}`);
    await pageShown(page, 1);
    await page.getByText('printed i', { exact: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    await pageShown(page, 2);
    await page.getByText('printed 1', { exact: true }).waitFor();
    await page.keyboard.press('PageDown');
    await pageShown(page, 3);
    await page.keyboard.press('PageUp');
    await pageShown(page, 2);
    await page.keyboard.press('ArrowLeft');
    await pageShown(page, 1);
    await page.keyboard.press('ArrowLeft');
    expect(new URL(page.url()).searchParams.get('page')).toBe('1');
    const field = page.getByRole('textbox', { name: 'Page number' });
    await field.fill('9');
    await page.getByText('1 to 5').waitFor();
    await field.fill('5');
    await field.press('Enter');
    await pageShown(page, 5);
    const tree = page.getByRole('tree', { name: 'Contents' });
    await tree.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await tree.getByRole('treeitem', { name: 'Section 1.1' }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await pageShown(page, 3);
    expect(await tree.getByRole('treeitem', { name: 'Section 1.2' }).getAttribute('aria-selected')).toBe(
      'true',
    );
  });

  it('lets people select and copy the words of the page', async () => {
    const { page } = await site.visit(`/books/${looms}?page=2`);
    await pageShown(page, 2);
    const { lines } = await stored(looms, 2);
    const prose = lines.filter(({ text }) => text.includes('(1.1.'));
    const words = sheetOf(page, 2).locator('[data-layer=text] text');
    const first = (await words.filter({ hasText: prose[0]!.text }).boundingBox())!;
    const last = (await words.filter({ hasText: prose.at(-1)!.text }).boundingBox())!;
    await page.mouse.move(first.x + 1, first.y + first.height / 2);
    await page.mouse.down();
    await page.mouse.move(last.x + last.width - 1, last.y + last.height / 2, { steps: 5 });
    await page.mouse.up();
    const copied = await page.evaluate(() => getSelection()!.toString());
    expect(copied.split('\n').map((line) => line.trim())).toEqual(prose.map(({ text }) => text));
    // Selecting is no click on the chunk.
    expect(page.url()).not.toContain('chunk=');
  });

  it('shows what became of each page, and leads there', async () => {
    const { page } = await site.visit(`/books/${looms}?page=2`);
    const strip = page.getByRole('slider', { name: 'All pages of the book, and what became of them' });
    await page.getByText('Page 2: kept', { exact: true }).waitFor();
    const place = (await strip.boundingBox())!;
    await page.mouse.click(place.x + place.width * 0.1, place.y + place.height / 2);
    await pageShown(page, 1);
    await page.getByText(/^Page 1: left out/).waitFor();
    await strip.press('End');
    await pageShown(page, 5);
    expect(await strip.getAttribute('aria-valuetext')).toBe('Page 5: kept');
    await page.getByRole('tab', { name: 'Figures' }).click();
    const ledger = page.getByRole('region', { name: 'What became of the pages' });
    await ledger.getByRole('button', { name: '1', exact: true }).click();
    await pageShown(page, 1);
  });

  it('shows figures, runs and the index, which leads to pages', async () => {
    const { page } = await site.visit(`/books/${workshop}?view=figures`);
    await page
      .getByRole('list', { name: 'Tokens by section' })
      .getByText('1 Room 1 of the workshop')
      .waitFor();
    await page.getByRole('list', { name: 'Time by stage of the last run' }).getByText('Embedding').waitFor();
    await page.getByRole('tab', { name: 'Runs' }).click();
    await page.getByRole('list', { name: 'Runs' }).getByText('Complete', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Index' }).click();
    const { word, page: at } = INDEXED_WORDS.find((entry) => entry.page > 4)!;
    await page.getByRole('searchbox', { name: 'Find a term' }).fill(word);
    await page.getByText('1 term', { exact: true }).waitFor();
    await page.getByRole('button', { name: `${word}, page ${at}` }).click();
    await pageShown(page, at);
    expect(await sheetOf(page, at).locator('[data-layer=text]').textContent()).toContain(word);
  });

  it('lists the chunks of a type, and opens one', async () => {
    const { page } = await site.visit(`/books/${looms}?view=chunks&type=nonsense`);
    await page.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Concept' }).click();
    await urlHas(page, 'type=concept');
    await page.getByRole('listitem').getByRole('button').first().click();
    await page.getByRole('region', { name: 'The chosen chunk' }).getByText('Concept').first().waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('pages');
  });

  it.each([
    ['JSON lines', 'jsonl', /"kind":"book"/],
    ['Markdown', 'md', /The Book of Looms/],
  ] as const)('downloads a book as %s', async (name, ending, content) => {
    const { page } = await site.visit(`/books/${looms}`);
    await page.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`The Book of Looms.${ending}`);
    expect(await readFile(await download.path(), 'utf8')).toMatch(content);
  });

  it.each([
    ['cannot be drawn', 500, 'application/problem+json', PROBLEM],
    ['is damaged', 200, 'image/webp', 'no picture'],
  ] as const)('says so when a picture %s, and tries again', async (_what, status, contentType, body) => {
    const { page } = await site.visit(`/books/${looms}?view=runs`);
    await page.route('**/picture?*', (route) => route.fulfill({ status, contentType, body }));
    await page.getByRole('tab', { name: 'Pages' }).click();
    const problem = sheetOf(page, 1).getByRole('alert');
    await problem.waitFor();
    // The words are there all the same.
    expect(await sheetOf(page, 1).locator('[data-layer=text]').textContent()).toContain('The Book of Looms');
    await page.unroute('**/picture?*');
    await problem.getByRole('button', { name: 'Try again' }).click();
    await pageShown(page, 1);
  });

  it('says so when the book is deleted in another tab', async () => {
    const id = await site.addBook(sectionsBook(2), 'short.pdf');
    const { page } = await site.visit(`/books/${id}`);
    await pageShown(page, 1);
    await page.locator('[data-connection=live]').waitFor();
    await site.server.api().delete(`/v1/documents/${id}`).expect(200);
    await page.getByRole('heading', { name: 'This book is not here any more' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'To the library' }).click();
    await page.waitForURL('**/admin/library');
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('takes several corrections back, the last one first', async () => {
    const id = await site.addBook(nestedBook('The Third Book of Looms'), 'third.pdf');
    const { page } = await site.visit(`/books/${id}?page=2`);
    await page.locator('[data-connection=live]').waitFor();
    // Whoever changes the type and the difficulty at once makes two.
    await page.route('**/v1/chunks/*', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      const body = route.request().postDataJSON() as object;
      return route.continue({ postData: JSON.stringify({ ...body, difficulty: 'master' }) });
    });
    await sheetOf(page, 2).getByText('A loom holds the long threads').click();
    const panel = page.getByRole('region', { name: 'The chosen chunk' });
    await panel.getByText('Correct by hand').click();
    await panel.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Exercise' }).click();
    await panel.getByText('Type: Concept → Exercise').waitFor();
    await panel.getByText('Difficulty: As the book → Master').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByText('It is as it was before.').waitFor();
    await panel.getByText('Difficulty: As the book → Master').waitFor({ state: 'detached' });
    await panel.getByText('Type: Concept → Exercise').waitFor({ state: 'detached' });
    const { body } = await site.server.get(`/v1/documents/${id}/corrections`).expect(200);
    const { results } = body as { results: { status: string }[] };
    expect(results.map(({ status }) => status)).toEqual(['undone', 'undone']);
  });

  it('says so when the browser lets it copy nothing, and copies without HTTPS', async () => {
    const { page } = await site.visit(`/books/${looms}?page=3`);
    const copy = page.getByRole('button', { name: 'Copy the hash' });
    await page.locator('[data-chunk]').first().press('Enter');
    await copy.waitFor();
    // As where the page is served over HTTP.
    await page.evaluate(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }));
    await copy.click();
    await page.getByText('Copied.').waitFor();
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await copy.click();
    const told = page.getByText('The browser did not let the page copy').first();
    await told.waitFor();
    expect(await told.isVisible()).toBe(true);
  });

  it('keeps a correction when the book is read again, and takes it back', async () => {
    const id = await site.addBook(nestedBook('The Second Book of Looms'), 'second.pdf');
    const { page } = await site.visit(`/books/${id}?page=2`);
    await page.locator('[data-connection=live]').waitFor();
    await sheetOf(page, 2).getByText('A loom holds the long threads').click();
    const panel = page.getByRole('region', { name: 'The chosen chunk' });
    await panel.getByText('Correct by hand').click();
    await panel.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Exercise' }).click();
    await panel.getByText('Type: Concept → Exercise').waitFor();
    await panel.getByRole('button', { name: 'Mend the title…' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('The narrow band');
    await page.getByRole('button', { name: 'Save' }).click();
    const tree = page.getByRole('tree', { name: 'Contents' });
    await page.getByRole('button', { name: 'Close the chunk' }).click();
    await tree.getByText('The narrow band').waitFor();

    await page.getByRole('button', { name: 'Read the book again, or stop' }).click();
    await page.getByRole('menuitem', { name: 'Read the book again' }).click();
    await page.getByRole('tab', { name: 'Runs' }).click();
    await until('two runs are complete', async () => {
      return (
        (await page.getByRole('list', { name: 'Runs' }).getByText('Complete', { exact: true }).count()) === 2
      );
    });
    await page.getByRole('tab', { name: 'Corrections' }).click();
    const corrections = page.getByRole('list', { name: 'Corrections' });
    await corrections.locator('[data-status=applied]').nth(1).waitFor();
    await page.getByRole('tab', { name: 'Pages' }).click();
    await tree.getByText('The narrow band').waitFor();
    await page.getByRole('tab', { name: 'Corrections' }).click();
    await corrections
      .getByRole('listitem')
      .filter({ hasText: 'Exercise' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await corrections.locator('[data-status=undone]').waitFor();
    const { chunks } = await stored(id, 2);
    expect(chunks.map(({ type }) => type)).not.toContain('exercise');
  });

  it('splits a chunk at the cursor and joins it again', async () => {
    const { page } = await site.visit(`/books/${looms}?page=4`);
    await page.locator('[data-connection=live]').waitFor();
    await sheetOf(page, 4).getByText('A loom holds the long threads').click();
    const panel = page.getByRole('region', { name: 'The chosen chunk' });
    await panel.getByText('Correct by hand').click();
    const before = (await stored(looms, 4)).chunks.length;
    await panel.getByRole('button', { name: 'Split…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Split the chunk' });
    const field = dialog.getByRole('textbox', { name: 'Text of the chunk' });
    const at = (await field.inputValue()).indexOf('Whoever learns');
    await field.press('Control+Home');
    for (let i = 0; i < at; i++) await page.keyboard.press('ArrowRight');
    // What is typed changes nothing.
    await page.keyboard.press('x');
    await dialog.getByRole('status').getByText('Whoever learns to weave').waitFor();
    await dialog.getByRole('button', { name: 'Split here' }).click();
    await page.locator('[data-chunk]').nth(before).waitFor();
    await panel.getByRole('button', { name: 'Join with the next' }).click();
    await page.locator('[data-chunk]').nth(before).waitFor({ state: 'detached' });
    await panel.getByText('Joined with the next chunk').waitFor();
    expect((await stored(looms, 4)).chunks).toHaveLength(before);
  });

  it.each([
    ['page=3', 'button', /^Concept, chunk/],
    ['view=chunks', 'combobox', 'Type'],
    ['view=figures', 'list', 'Chunks by type'],
    ['view=runs', 'list', 'Runs'],
    ['view=corrections', 'combobox', 'Corrections'],
  ] as const)('has no barriers at %s', async (search, role, name) => {
    const visitor = await site.visit(`/books/${looms}?${search}`);
    const { page } = visitor;
    await page.locator('[data-connection=live]').waitFor();
    const part = page.getByRole(role, { name }).first();
    await part.waitFor();
    if (search === 'page=3') {
      await part.press('Enter');
      await page.getByText('Correct by hand').click();
      await page.getByRole('combobox', { name: 'Difficulty' }).waitFor();
    }
    expect(await visitor.barriers()).toEqual([]);
  });

  it('fits a narrow screen', async () => {
    const visitor = await site.visit(`/books/${looms}?page=3`);
    const { page } = visitor;
    await page.setViewportSize({ width: 390, height: 800 });
    await pageShown(page, 3);
    const overflow = await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Contents' }).click();
    await page.getByRole('dialog').getByText('Section 2.1').click();
    await pageShown(page, 4);
    expect(await visitor.barriers()).toEqual([]);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { ListedDocument } from '../../web/src/api/documents.js';
import { mergedRows } from '../../web/src/features/library/document-rows.js';
import { holdRequests } from '../services/hold-requests.js';
import { describeAdmin } from '../services/admin-site.js';
import { sectionsBook } from '../services/books.js';
import { until } from '../services/until.js';
import { chooseFiles, dropFiles } from './dropped-files.js';

const MARKUP = '<img src=x onerror=alert(1)> & "friends".pdf';
const RIGHT_TO_LEFT = 'ספר הלולאות.pdf';
const LONG = `${'very long '.repeat(30)}name.pdf`;

describeAdmin('the library on the admin page', (site) => {
  const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });
  /** Waits for an element. @returns How many there are. */
  const seen = async (locator: Locator): Promise<number> => {
    await locator.first().waitFor();
    return locator.count();
  };
  const act = async (page: Page, title: string, action: string) => {
    await row(page, title)
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  const upload = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
  const visit = async (path = '/library') => (await site.visit(path)).page;

  it('welcomes to an empty library', async () => {
    const visitor = await site.visit('/');
    await visitor.page.getByRole('heading', { name: 'Welcome to Colophon' }).waitFor();
    expect(await visitor.barriers()).toEqual([]);
  });

  it('adds the sample book in one click, stops reading it, and begins again', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Add the sample book' }).click();
    await page.getByRole('heading', { name: 'Your first book is being read' }).waitFor();
    await row(page, 'handbook.pdf').getByRole('progressbar').waitFor();
    await act(page, 'handbook.pdf', 'Cancel the run');
    await row(page, 'handbook.pdf').getByText('Not begun').waitFor();
    await act(page, 'handbook.pdf', 'Read it now');
    await row(page, 'handbook.pdf').getByRole('progressbar').waitFor();
    await act(page, 'handbook.pdf', 'Cancel the run');
    expect(await seen(row(page, 'handbook.pdf').getByText('Not begun'))).toBeGreaterThan(0);
  });

  it('uploads a book, follows it until it is complete, and leads to a question', async () => {
    const page = await visit();
    await act(page, 'handbook.pdf', 'Delete');
    await page.getByRole('heading', { name: 'Welcome to Colophon' }).waitFor();
    await chooseFiles(page, () => page.getByRole('button', { name: 'Choose files' }).click(), [
      { name: 'cases.pdf', content: sectionsBook(3) },
    ]);
    await row(page, 'cases.pdf').getByText('Complete', { exact: true }).waitFor();
    await upload(page, 'cases.pdf').getByText('Is in the library').waitFor();
    await page.getByRole('heading', { name: 'Your first book is ready' }).waitFor();
    expect(await row(page, 'cases.pdf').getByRole('cell').allInnerTexts()).toEqual(
      expect.arrayContaining(['Beginner', '3', '100%']),
    );
    await page.getByLabel('Your question').fill('What is looked at?');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/search?*');
  });

  it('says when a book was there already', async () => {
    const page = await visit();
    await dropFiles(page, [{ name: 'the same.pdf', content: sectionsBook(3) }]);
    await upload(page, 'the same.pdf').getByText('Was in the library already').waitFor();
    await page.getByRole('button', { name: 'Close the uploads' }).click();
    expect(await page.getByRole('region', { name: 'Uploads' }).count()).toBe(0);
  });

  it('takes any name, and says of each other file what is wrong with it', async () => {
    const page = await visit();
    const names = [MARKUP, RIGHT_TO_LEFT, LONG];
    await dropFiles(page, [
      ...names.map((name, i) => ({ name, content: sectionsBook(1, i + 10) })),
      { name: 'empty.pdf', content: '' },
      { name: 'notes.txt', content: 'Not a book.' },
      { name: 'pretends.pdf', content: 'A text with the name of a book.' },
      { name: 'broken.pdf', content: '%PDF-1.7\nnothing else' },
    ]);
    for (const name of names) await upload(page, name).getByText('Is in the library').waitFor();
    await upload(page, 'empty.pdf').getByText('The file is empty').waitFor();
    await upload(page, 'notes.txt').getByText('This is not a PDF').waitFor();
    await upload(page, 'pretends.pdf').getByText('This is not a PDF').waitFor();
    await row(page, 'ספר').getByText('Complete', { exact: true }).waitFor();
    expect(await seen(row(page, 'onerror=alert(1)').getByText('Complete', { exact: true }))).toBeGreaterThan(
      0,
    );
  });

  it('tries a failed book again, and removes it for good only when asked twice', async () => {
    const page = await visit('/library?title=broken');
    await row(page, 'broken.pdf').getByText('Failed', { exact: true }).waitFor();
    await act(page, 'broken.pdf', 'Try again');
    await page.getByText('1 book will be read.').waitFor();
    await until('both runs have failed', async () => {
      const { body: list } = await site.server.get('/v1/documents?title=broken').expect(200);
      const [{ id }] = (list as { results: [{ id: string }] }).results;
      const { body } = await site.server.get(`/v1/documents/${id}/runs`).expect(200);
      const { results } = body as { results: { state: string }[] };
      return results.length === 2 && results.every(({ state }) => state === 'failed');
    });
    await page.reload();
    await row(page, 'broken.pdf').getByText('Failed', { exact: true }).waitFor();
    await act(page, 'broken.pdf', 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove for good' }).click();
    expect(await seen(page.getByRole('heading', { name: 'No book matches' }))).toBe(1);
  });

  it('takes the books of a folder and leaves the rest out', async () => {
    const page = await visit();
    const folder = await mkdtemp(join(tmpdir(), 'colophon-folder-'));
    await mkdir(join(folder, 'below'));
    await writeFile(join(folder, 'readme.txt'), 'About the books.');
    await writeFile(join(folder, 'below', 'deep.pdf'), sectionsBook(1, 20));
    const dialog = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add a folder' }).click();
    await (await dialog).setFiles(folder);
    await page.getByText('1 file is no PDF and left out.').waitFor();
    expect(await seen(upload(page, 'deep.pdf').getByText('Is in the library'))).toBeGreaterThan(0);
    await rm(folder, { recursive: true });
  });

  it('goes on with an upload after a lost connection and after a reload of the page', async () => {
    const page = await visit();
    await page.route('**/v1/uploads/*', (route) => route.abort());
    await dropFiles(page, [{ name: 'travels.pdf', content: sectionsBook(1, 30) }]);
    await upload(page, 'travels.pdf').getByText('The server does not answer').waitFor();
    await page.unroute('**/v1/uploads/*');
    await page.reload();
    expect(await seen(upload(page, 'travels.pdf').getByText('Is in the library'))).toBeGreaterThan(0);
  });

  it('pauses an upload, goes on with it and throws it away', async () => {
    const page = await visit();
    await page.route('**/v1/uploads/*', (route) => route.abort());
    await dropFiles(page, [{ name: 'slow.pdf', content: sectionsBook(1, 31) }]);
    await upload(page, 'slow.pdf').getByText('The server does not answer').waitFor();
    await page.getByRole('button', { name: 'Pause slow.pdf' }).click();
    await upload(page, 'slow.pdf').getByText('Paused').waitFor();
    await page.unroute('**/v1/uploads/*');
    await page.getByRole('button', { name: 'Cancel slow.pdf' }).click();
    expect(await upload(page, 'slow.pdf').count()).toBe(0);
    await page.reload();
    await row(page, 'cases.pdf').waitFor();
    expect(await page.getByText('slow.pdf').count()).toBe(0);
  });

  it('pauses an upload while its run is asked for', async () => {
    const page = await visit();
    await page.clock.install();
    await page.route('**/v1/documents/*/runs', (route) => route.abort());
    await dropFiles(page, [{ name: 'patient.pdf', content: sectionsBook(1, 32) }]);
    await upload(page, 'patient.pdf').getByText('The server does not answer').waitFor();
    await page.getByRole('button', { name: 'Pause patient.pdf' }).click();
    await page.unroute('**/v1/documents/*/runs');
    // Far longer than it waits between two tries.
    await page.clock.fastForward('01:00');
    await upload(page, 'patient.pdf').getByText('Paused').waitFor();
    const { body } = await site.server.get('/v1/documents?title=patient').expect(200);
    expect(body).toMatchObject({ results: [{ status: 'pending' }] });
    await page.getByRole('button', { name: 'Go on with patient.pdf' }).click();
    await upload(page, 'patient.pdf').getByText('Is in the library').waitFor();
  });

  it('knows of changes that were made before it could hear of any', async () => {
    const page = await visit('/topics');
    const release = await holdRequests(page, '**/v1/events');
    await page.goto('/admin/library');
    await row(page, 'patient.pdf').waitFor();
    const { body } = await site.server.get('/v1/documents?title=patient').expect(200);
    const [{ id }] = (body as { results: [{ id: string }] }).results;
    await site.server.api().delete(`/v1/documents/${id}`).expect(200);
    release();
    await row(page, 'patient.pdf').waitFor({ state: 'detached' });
    expect(await row(page, 'cases.pdf').count()).toBe(1);
  });

  it('keeps the filters in the address', async () => {
    const page = await visit();
    await page.getByRole('searchbox').fill('cases');
    await page.waitForURL('**/library?title=cases');
    await row(page, 'travels.pdf').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Complete\b/ }).click();
    await page.waitForURL(/title=cases&status=/);
    await page.reload();
    expect(await page.getByRole('searchbox').inputValue()).toBe('cases');
    expect(await page.getByRole('button', { name: /^Complete \d/ }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await page.getByRole('button', { name: 'Title' }).click();
    await page.waitForURL(/sort=title/);
    await page.goto('/admin/library?status=nonsense&sort=7&title=no+such+book');
    await page.getByRole('heading', { name: 'No book matches' }).waitFor();
    await page.getByRole('button', { name: 'Show all books' }).click();
    await row(page, 'travels.pdf').waitFor();
  });

  it('renames a book', async () => {
    const page = await visit();
    await act(page, 'travels.pdf', 'Change title or difficulty…');
    await page.getByLabel('Title', { exact: true }).fill(' ');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The title has no visible characters.').waitFor();
    await page.getByLabel('Title', { exact: true }).fill('Travels <b>far</b>');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await seen(row(page, 'Travels <b>far</b>'))).toBeGreaterThan(0);
  });

  it('does one thing with many books, and brings deleted ones back', async () => {
    const page = await visit();
    for (const name of ['cases.pdf', 'travels.pdf']) await row(page, name).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Set the difficulty' }).click();
    await page.getByRole('menuitem', { name: 'Master' }).click();
    await row(page, 'cases.pdf').getByText('Master').waitFor();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await row(page, 'cases.pdf').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await row(page, 'cases.pdf').waitFor();
    expect(await seen(row(page, 'travels.pdf'))).toBeGreaterThan(0);
  });

  it('shows what another tab does', async () => {
    const page = await visit();
    const { body } = await site.server.get('/v1/documents?title=deep').expect(200);
    const [{ id }] = (body as { results: [{ id: string }] }).results;
    await row(page, 'deep.pdf').waitFor();
    await row(page, 'deep.pdf')
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await site.server.api().delete(`/v1/documents/${id}`).expect(200);
    await row(page, 'deep.pdf').waitFor({ state: 'detached' });
    await page.goto('/admin/library?deleted=true');
    await act(page, 'deep.pdf', 'Bring back');
    expect(await seen(page.getByText('1 book brought back.'))).toBeGreaterThan(0);
  });

  it('has no barriers, wide or narrow', async () => {
    const visitor = await site.visit('/library');
    await row(visitor.page, 'cases.pdf').getByRole('checkbox').check();
    expect(await visitor.barriers()).toEqual([]);
    await visitor.page.setViewportSize({ width: 390, height: 844 });
    await row(visitor.page, 'cases.pdf').getByText('Complete', { exact: true }).waitFor();
    expect(await visitor.barriers()).toEqual([]);
    expect(await visitor.page.locator('html').evaluate((html) => html.scrollWidth)).toBe(390);
  });

  it('takes many files at once from the palette', async () => {
    const page = await visit('/topics');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('upload');
    const files = Array.from({ length: 500 }, (_, i) => ({ name: `note ${i}.pdf`, content: `no book ${i}` }));
    await chooseFiles(page, () => page.keyboard.press('Enter'), [
      ...files,
      { name: 'last.pdf', content: sectionsBook(1, 40) },
    ]);
    const status = page.getByRole('region', { name: 'Uploads' }).getByRole('status');
    await status.getByText('500 books failed').waitFor();
    await status.getByText('1 of 501 books uploaded').waitFor();
    expect(await page.getByRole('listitem').count()).toBeLessThan(30);
  });

  it('outlives a server that goes away and comes back', async () => {
    const page = await visit();
    await row(page, 'cases.pdf').waitFor();
    const { port } = new URL(page.url());
    expect(await site.server.close()).toEqual([]);
    await page.locator('[data-connection=lost]').waitFor();
    await dropFiles(page, [{ name: 'meanwhile.pdf', content: sectionsBook(1, 50) }]);
    await upload(page, 'meanwhile.pdf').getByText('The server does not answer; goes on by itself').waitFor();
    await site.server.open({ PORT: port });
    await page.locator('[data-connection=live]').waitFor();
    await upload(page, 'meanwhile.pdf').getByText('Is in the library').waitFor();
    await row(page, 'meanwhile.pdf').getByText('Complete', { exact: true }).waitFor();
  });

  it('says what a key may not do', async () => {
    const page = await visit();
    const key = async (scope: string, by: string | null) => {
      const headers = by === null ? {} : { authorization: `Bearer ${by}` };
      const body = { name: scope, scope };
      return (
        (await site.server.api().post('/v1/keys').set(headers).send(body).expect(201)).body as { key: string }
      ).key;
    };
    const admin = await key('admin', null);
    const reader = await key('read', admin);
    await page.reload();
    await page.getByLabel('API key', { exact: true }).fill(reader);
    await page.getByRole('button', { name: 'Use this key' }).click();
    await row(page, 'cases.pdf').waitFor();
    await act(page, 'cases.pdf', 'Delete');
    await page.getByText(/scope/).first().waitFor();
    await dropFiles(page, [{ name: 'refused.pdf', content: sectionsBook(1, 60) }]);
    await upload(page, 'refused.pdf').getByText(/scope/).waitFor();
    expect(await seen(row(page, 'cases.pdf'))).toBe(1);
  });
});

describe('the rows of the library', () => {
  const document = (id: string, title: string) =>
    ({ id, title, pages: 1, createdAt: '2026-03-02T09:31:12.000Z' }) as ListedDocument;
  const titles = (...input: Parameters<typeof mergedRows>) => mergedRows(...input).map(({ title }) => title);
  const listed = [document('a', 'Apples'), document('c', 'Cherries')];

  it('are those of their pages, with what changed since', () => {
    const pages = [{ found: listed, askedAt: 1 }];
    const fresh = new Map([
      ['a', { found: document('a', 'Apricots'), askedAt: 2 }],
      ['b', { found: document('b', 'Berries'), askedAt: 2 }],
      ['c', { found: null, askedAt: 2 }],
    ]);
    expect(titles(pages, fresh, 'title', true)).toEqual(['Apricots', 'Berries']);
  });

  it('are those of a page that was asked for later', () => {
    const pages = [{ found: listed, askedAt: 3 }];
    const fresh = new Map([
      ['a', { found: document('a', 'Apricots'), askedAt: 2 }],
      ['b', { found: document('b', 'Berries'), askedAt: 2 }],
      ['c', { found: null, askedAt: 2 }],
    ]);
    expect(titles(pages, fresh, 'title', true)).toEqual(['Apples', 'Cherries']);
  });

  it('leave a new one out that comes after all that were read, unless there is no more to read', () => {
    const pages = [{ found: listed, askedAt: 1 }];
    const fresh = new Map([['d', { found: document('d', 'Dates'), askedAt: 2 }]]);
    expect(titles(pages, fresh, 'title', false)).toEqual(['Apples', 'Cherries']);
    expect(titles(pages, fresh, 'title', true)).toEqual(['Apples', 'Cherries', 'Dates']);
  });
});

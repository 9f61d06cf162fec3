import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import openapi from '../../openapi.json' with { type: 'json' };
import { buildModel } from '../../src/model-library/builder/build-model.js';
import { writeTinyCheckpoint } from '../../src/model-library/testing/tiny-checkpoint.js';
import { makePdf } from '../../src/pdf/testing/make-pdf.js';
import { JOBS } from '../../src/roles/jobs.js';
import { targetOf } from '../../web/src/features/operations/audit/target.js';
import { operationsTexts } from '../../web/src/texts/operations.js';
import { describeAdmin } from '../services/admin-site.js';
import type { AdminSite, Preparation } from '../services/admin-site.js';
import { sectionsBook } from '../services/books.js';
import { until } from '../services/until.js';
import { WebReceiver, status } from '../services/web-receiver.js';

const PARTS = ['overview', 'queue', 'folders', 'models', 'keys', 'webhooks', 'audit', 'settings'] as const;

let shelf: string;

/** A second model, so that there is one to change to, and a folder that the server follows. */
async function withSecondModel(): Promise<Preparation> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-operations-'));
  await writeTinyCheckpoint(join(folder, 'checkpoint'));
  shelf = join(folder, 'shelf');
  await mkdir(shelf);
  const from = join(folder, 'checkpoint');
  await buildModel({ from, out: join(folder, 'models', 'tiny'), keep: ['int8', 'float32'] });
  return {
    environment: {
      COLOPHON_MODELS_DIR: join(folder, 'models'),
      EMBEDDING_HUB_TOKEN: 'nobody-sees-this',
      OUTBOUND_ALLOW: '127.0.0.1',
      WATCH_FOLDERS: shelf,
      WATCH_INTERVAL: '1',
    },
    end: () => rm(folder, { recursive: true }),
  };
}

function operations(site: AdminSite): void {
  let receiver: WebReceiver;
  let page: Page;

  beforeAll(async () => {
    receiver = await WebReceiver.start();
    ({ page } = await site.visit('/operations'));
  });

  afterAll(() => receiver.close());

  const part = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of operations' }).getByRole('link', { name }).click();
  const region = (name: string, of = page) => of.getByRole('region', { name, exact: true }).first();
  const press = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true }).click();
  const confirm = (action: string) => press(action, page.getByRole('dialog'));

  const upload = async (pdf: Buffer, name: string): Promise<string> => {
    const { body } = await site.server.api().post('/v1/documents').attach('file', pdf, name).expect(201);
    return (body as { id: string }).id;
  };
  const start = async (id: string) => {
    await site.server.api().post(`/v1/documents/${id}/runs`).send({}).expect(202);
  };

  it('first says that nothing is wrong', async () => {
    await page.getByText('Nothing needs attention.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/operations/overview');
    await page.getByText('Database: up').waitFor();
    await page.getByText('No process has work now.').waitFor();
  });

  it('draws what it hears of runs, and counts them', async () => {
    await start(await upload(sectionsBook(8), 'book.pdf'));
    await page.getByRole('img', { name: /^Pages read a second: at most/ }).waitFor();
    await page.getByRole('img', { name: /end, Took: at most/ }).waitFor();
    await region('The last 24 hours').getByText('Completed: 1').waitFor();
    expect(await region('Library').getByRole('definition').first().innerText()).toBe('1');
  });

  it('shows a dead letter by itself, and puts it back', async () => {
    await start(await upload(makePdf({ pages: [{}] }), 'blank.pdf'));
    await page.getByText('1 job has failed for good').waitFor();
    await page
      .getByRole('list', { name: 'Needs attention' })
      .getByRole('link', { name: 'Open the queue' })
      .click();
    const letters = page.getByRole('list', { name: 'Failed for good' }).getByRole('listitem');
    await letters.getByText('document.no_text').waitFor();
    await letters.getByRole('button', { name: /^Put back/ }).click();
    await confirm('Put back');
    await page.getByText('1 job is in the queue again.').waitFor();
    // Its cause is still there, so the job comes back, while the page hears of it.
    await page.getByLabel('Also show those that were put back').check();
    await letters
      .nth(1)
      .getByText(/^put back/)
      .waitFor();
    expect(new URL(page.url()).searchParams.get('all')).toBe('true');
    await letters
      .nth(0)
      .getByRole('button', { name: /^Put back/ })
      .waitFor();
  });

  it('pauses a kind of jobs, shows who waits, and goes on', async () => {
    await press('Pause Take in a book');
    await page.getByText(/Jobs that run now continue to their end/).waitFor();
    await confirm('Pause');
    const kinds = region('Jobs by kind');
    await kinds.getByText('paused', { exact: true }).waitFor();
    const id = await upload(sectionsBook(3), 'later.pdf');
    await start(id);
    const jobs = region('Next jobs').getByRole('row').filter({ hasText: 'Take in a book' });
    await jobs.getByText('waiting').waitFor();
    await press('Resume Take in a book');
    await page.getByText('No job waits.').waitFor();
    expect(await kinds.getByText('paused', { exact: true }).count()).toBe(0);
    await until('the book is complete', async () => {
      const { body } = await site.server.get(`/v1/documents/${id}/status`);
      return (body as { status: string }).status === 'completed';
    });
  });

  it('leads from a comparison of models to where a second one is made ready', async () => {
    const { page: other } = await site.visit('/search?view=models&q=tables');
    await other.getByRole('heading', { name: 'There are no two models to compare' }).waitFor();
    await other.getByRole('link', { name: 'Go to the models' }).click();
    await other.waitForURL('**/admin/operations/models');
    await other.getByRole('button', { name: 'Use tiny' }).waitFor();
    const never = other.getByText('No model was ever changed.');
    await never.waitFor();
    expect(await never.count()).toBe(1);
  });

  it('changes the model that searches use, with a look at both, and goes back', async () => {
    await part('Models');
    await press('Use tiny');
    await page.getByText(/Searches go on with the present model until the switch/).waitFor();
    await confirm('Start');
    const change = region('Change of model');
    await change.getByText('Ready to switch').waitFor();
    await change.getByRole('region', { name: 'Comparison of both models' }).waitFor();
    await press('Switch', change);
    await page.getByText(/From one moment to the next/).waitFor();
    await confirm('Switch');
    const active = region('Models in use').getByRole('row').filter({ hasText: 'Concept' });
    const inUse = (model: string) => active.getByRole('cell').nth(1).filter({ hasText: model }).waitFor();
    await inUse('tiny');
    // The server counts vectors at most every five seconds.
    await until('all chunks have its vectors', async () => {
      await press('Refresh');
      return (await active.getByText('100% of the chunks').count()) === 1;
    });
    await press('Roll back', change);
    await confirm('Roll back');
    await inUse('all-MiniLM-L6-v2');
    expect(await active.getByRole('cell').last().innerText()).toBe('tiny');
  });

  it('answers one question by two models side by side', async () => {
    await site.addBook(sectionsBook(2, 5), 'since.pdf');
    const question = 'In case 2 the patient indexes are looked at';
    const visitor = await site.visit(`/search?view=models&q=${encodeURIComponent(question)}`);
    const { page: other } = visitor;
    const list = (model: string) => other.getByRole('region', { name: model, exact: true });
    const both = ['all-MiniLM-L6-v2', 'tiny'] as const;
    for (const model of both) {
      const link = list(model).getByRole('link').first();
      expect(await link.getAttribute('href')).toContain('chunk=');
    }
    await other.getByText(/passages? (is|are) in both lists\./).waitFor();
    // Only the model decides, so the lists differ, and the marks say where.
    await other.getByRole('checkbox', { name: /^By meaning alone/ }).check();
    await other.waitForURL(/leg=vector/);
    const asked = async (model: string) => {
      const parameters = new URLSearchParams({ query: question, model, leg: 'vector', limit: '10' });
      const { body } = await site.server.get(`/v1/search?${parameters.toString()}`).expect(200);
      return (body as { results: { chunkId: string }[] }).results.map(({ chunkId }) => chunkId);
    };
    const shown = (model: string) =>
      list(model)
        .getByRole('link')
        .evaluateAll((links) =>
          links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('chunk')),
        );
    for (const model of both) {
      const expected = await asked(model);
      await until(
        `the list of ${model} is its own`,
        async () => JSON.stringify(await shown(model)) === JSON.stringify(expected),
      );
    }
    expect(await asked('tiny')).not.toEqual(await asked('all-MiniLM-L6-v2'));
    await list('tiny')
      .getByText(/^(\d+ places? (up|down)|Only here|Same place)$/)
      .first()
      .waitFor();
    // The book came when the other model was in use.
    await list('tiny')
      .getByText(/chunks? (has|have) no vector by tiny/)
      .waitFor();
    expect(await visitor.barriers()).toEqual([]);
    // Who chooses the model of the other side swaps both; the address keeps it.
    await other.getByRole('combobox', { name: 'Left model' }).click();
    await other.getByRole('option', { name: 'tiny' }).click();
    await other.waitForURL(/left=tiny&right=all-MiniLM-L6-v2/);
    await other.reload();
    await list('tiny').getByRole('link').first().waitFor();
    expect(await other.getByRole('combobox', { name: 'Left model' }).innerText()).toContain('tiny');
    await other.setViewportSize({ width: 390, height: 800 });
    expect(await other.evaluate(() => document.querySelector('main')!.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it('adds a webhook, tests it, and sends an event again', async () => {
    await part('Webhooks');
    await press('Add a webhook');
    const dialog = page.getByRole('dialog');
    await press('Add', dialog);
    await dialog.getByText('Give an address that begins with').waitFor();
    await dialog.getByLabel('Address').fill(receiver.url);
    await press('Add', dialog);
    expect(await page.getByLabel('Secret', { exact: true }).innerText()).toMatch(/^whsec_/);
    await press('I have kept it');
    await press(`Test ${receiver.url}`);
    await page.getByText(/^Delivered: the receiver answered 204/).waitFor();
    receiver.answer = status(500);
    await press(`Test ${receiver.url}`);
    await page.getByText(/^Not delivered:/).waitFor();
    receiver.reset();

    await upload(sectionsBook(2), 'told.pdf');
    await until('the receiver is told', () => Promise.resolve(receiver.requests.length > 0));
    await press('Show deliveries');
    const delivery = page.getByRole('row').filter({ hasText: 'document.added' });
    await until('the log says so', async () => {
      await press('Refresh');
      return (await delivery.getByText('delivered', { exact: true }).count()) === 1;
    });
    await press('Send again', delivery);
    await until('the receiver is told again', () => Promise.resolve(receiver.requests.length > 1));
  });

  it('shows what became of a watched folder, and hides its books when a person says so', async () => {
    await part('Folders');
    const folder = region(shelf);
    await folder.getByText('watched', { exact: true }).waitFor();
    const figure = (name: string) =>
      folder.locator('dl > div').filter({ hasText: name }).locator('dd').innerText();
    const becomes = (name: string, value: string) =>
      until(`${value} ${name}`, async () => {
        await press('Refresh');
        return (await figure(name)) === value;
      });
    const books = [join(shelf, 'one.pdf'), join(shelf, 'two.pdf')];
    await Promise.all(books.map((book, index) => writeFile(book, sectionsBook(7 + index))));
    await becomes('done', '2');
    await Promise.all(books.map((book) => rm(book)));

    await part('Overview');
    const gone = page.getByText(`2 books are gone from the folder ${shelf}`);
    await until('the overview says that they are gone', async () => {
      await page.reload();
      await page.getByRole('region', { name: 'Needs attention' }).getByRole('listitem').first().waitFor();
      return (await gone.count()) > 0;
    });
    await page.getByRole('link', { name: 'Open the folders' }).click();
    await press(`Hide the books that are gone from ${shelf}`);
    await confirm('Hide these books');
    await becomes('gone', '2');
    await folder.getByText('They stay in the library').waitFor({ state: 'detached' });
    expect(await figure('done')).toBe('0');
  });

  it('has no barriers', async () => {
    const visitor = await site.visit('/operations');
    for (const name of PARTS) {
      await visitor.page.goto(`/admin/operations/${name}`);
      await visitor.page.locator('main h1').waitFor();
      const unread = visitor.page.getByRole('main').getByText('Loading…');
      await until(`${name} is read`, async () => (await unread.count()) === 0);
      expect({ name, barriers: await visitor.barriers() }).toEqual({ name, barriers: [] });
    }
  });

  describe('with keys', () => {
    const make = async (name: string, scope: string): Promise<string> => {
      await press('Make a key');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill(name);
      await dialog.getByRole('combobox', { name: 'Scope' }).click();
      await page.getByRole('option', { name: new RegExp(`^${scope}:`) }).click();
      await press('Make', dialog);
      return page.getByLabel('Key', { exact: true }).innerText();
    };
    const giveKey = async (to: Page, key: string) => {
      await to.getByLabel('API key').fill(key);
      await press('Use this key', to);
    };
    let admin: string;

    it('makes the first key, which closes the library, and goes on with it', async () => {
      await part('Keys');
      await page.getByText(/The server asks nobody for a key/).waitFor();
      admin = await make('night shift', 'admin');
      expect(admin).toMatch(/^colo_/);
      await page.getByText('This page uses it from now on').waitFor();
      await press('I have kept it');
      await page.getByText('You use the key “night shift”.').waitFor();
      const keys = region('Keys').getByRole('row');
      await keys.filter({ hasText: 'night shift' }).getByText('yours').waitFor();
    });

    it('tells a key without rights what it lacks, and asks for another when it is revoked', async () => {
      const reader = await make('reading room', 'read');
      await press('I have kept it');
      const { page: theirs } = await site.visit('/operations/overview');
      await giveKey(theirs, reader);
      await region('Library', theirs).waitFor();
      await theirs.getByText('Your key “reading room” has the scope “read”.').first().waitFor();
      await theirs.getByRole('link', { name: 'Webhooks' }).click();
      await theirs.waitForURL('**/webhooks');
      await theirs.getByRole('heading', { name: 'This needs a key with the scope “admin”' }).waitFor();

      await press('Revoke reading room');
      await confirm('Revoke');
      await page.getByText('“reading room” is revoked.').waitFor();
      await theirs.getByText('The server refused the key.').waitFor();
      await giveKey(theirs, admin);
      await theirs.getByText(receiver.url).waitFor();
      expect(new URL(theirs.url()).pathname).toBe('/admin/operations/webhooks');
    });

    it('rotates a key', async () => {
      await make('program', 'write');
      await press('I have kept it');
      await press('Rotate program');
      await page.getByLabel('Hours for which the old key lives on').fill('ten');
      await page.getByText('Give a whole number of hours').waitFor();
      await page.getByLabel('Hours for which the old key lives on').fill('1');
      await confirm('Rotate');
      const next = await page.getByLabel('Key', { exact: true }).innerText();
      await press('I have kept it');
      const old = region('Keys').getByRole('row').filter({ hasText: 'replaced by' });
      expect(await old.innerText()).toContain(next.slice('colo_'.length, 'colo_'.length + 8));
    });

    it('shows who changed what', async () => {
      await part('Audit log');
      await page.getByLabel('Filter what is loaded').fill('rotate');
      const entries = region('Audit log').getByRole('row').filter({ hasText: 'night shift' });
      await entries.getByText('Rotate a key').waitFor();
      await entries.getByText('POST /v1/keys/:id/rotate').waitFor();
      await entries.getByText('done').waitFor();
      expect(await entries.count()).toBe(1);
    });

    it('shows the settings in force, and no secret', async () => {
      await part('Settings');
      await page.getByLabel('Only those that are set').check();
      const secret = page.getByRole('listitem').filter({ hasText: 'EMBEDDING_HUB_TOKEN' });
      await secret.getByText('set; its value is shown nowhere').waitFor();
      expect(await page.locator('main').innerText()).not.toContain('nobody-sees-this');
      await page.getByLabel('Find a setting').fill('outbound');
      await page.getByText('1 of').waitFor();
    });
  });
}

describeAdmin('operations on the admin page', operations, withSecondModel);

describe('the words of operations', () => {
  it('have a name for each job', () => {
    expect(JOBS.names.filter((name) => !(name in operationsTexts.queue.names))).toEqual([]);
  });

  it('say what each request does that the audit log notes, and nothing else', () => {
    const noted = Object.entries<Record<string, { readonly 'x-access'?: string }>>(openapi.paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods)
          .filter(
            ([method, { 'x-access': access }]) =>
              !['get', 'head', 'options'].includes(method) && access !== 'read',
          )
          .map(([method]) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(noted.length).toBeGreaterThan(40);
    expect(Object.keys(operationsTexts.audit.changes).sort()).toEqual(noted.sort());
  });

  it('name what a request was about', () => {
    const route = '/v1/webhooks/:id/deliveries/:deliveryId/redeliver';
    expect(targetOf({ route, path: '/v1/webhooks/a%20b/deliveries/7/redeliver' })).toEqual({
      kind: 'webhooks',
      id: 'a b',
    });
    expect(targetOf({ route: '/v1/keys/:id', path: '/v1/keys/%' })).toEqual({ kind: 'keys', id: '%' });
    expect(targetOf({ route: '/v1/keys', path: '/v1/keys' })).toBeNull();
  });
});

import type { Page } from 'playwright-core';
import { describeAdmin } from '../services/admin-site.js';
import { nestedBook } from '../services/nested-book.js';
import { until } from '../services/until.js';

const TAXONOMY = `zones:
  - name: Crafts
    description: What hands make.
    topics:
      - name: Weaving & <b>Looms</b>
        description: Threads that cross.
        subtopics:
          - name: Learning to weave
            concept: Whoever learns to weave begins with a narrow band, because its edges show every mistake
            code: class Loom with a method weave that returns rows
          - name: Banking
            concept: Interest rates of the national bank and their effect on loans
`;

describeAdmin('topics on the admin page', (site) => {
  beforeAll(async () => {
    await site.addBook(nestedBook(), 'looms.pdf');
  });

  const importFile = (page: Page, name: string, content: string) =>
    page
      .getByLabel('File of topics, YAML or JSON')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  const tree = (page: Page) => page.getByRole('navigation', { name: 'Zones, topics and subtopics' });
  const openTopic = (page: Page, name: string) =>
    tree(page)
      .getByRole('button', { name: `Subtopics of ${name}` })
      .click();

  it('says what is wrong with a file, and leaves everything as it was', async () => {
    const { page } = await site.visit('/topics');
    await page.getByRole('heading', { name: 'There are no topics yet' }).waitFor();
    await importFile(page, 'topics.json', '{"zones": [{"name": "Crafts"}]}');
    expect(
      await page
        .getByText(/description/i)
        .first()
        .innerText(),
    ).toMatch(/zone/i);
    await page.getByRole('heading', { name: 'There are no topics yet' }).waitFor();
  });

  it('leads from a file of topics to a ranking with passages on their pages', async () => {
    const { page } = await site.visit('/topics');
    await importFile(page, 'topics.yaml', TAXONOMY);
    await page.getByText('4 entries are new').waitFor();
    await page.getByRole('tab', { name: 'Rankings' }).click();
    await page.getByText('2 of 2 subtopics ready').waitFor();
    await page.getByRole('button', { name: 'Rank all passages' }).click();
    await page.getByRole('region', { name: 'Rankings' }).getByText('Complete').first().waitFor();
    await page.getByRole('tab', { name: 'Tree' }).click();
    await openTopic(page, 'Weaving & <b>Looms</b>');
    await tree(page).getByRole('link', { name: 'Learning to weave' }).click();
    const list = page.getByRole('region', { name: 'To understand' });
    await list.getByRole('link').first().click();
    await page.waitForURL(/\/admin\/books\/[\da-f-]+\?.*page=\d+.*chunk=/);
    await page.locator('[data-passage]').first().waitFor();
    await page.goBack();
    const inCode = page.getByRole('region', { name: 'To use in code' }).getByRole('listitem').first();
    expect(await inCode.innerText()).toContain('class Loom');
  });

  it('says so when topics cannot be read, and tries again', async () => {
    const { page } = await site.visit('/search');
    await page.route('**/v1/topics?*', (route) => route.fulfill({ status: 403, body: '' }));
    await page.getByRole('link', { name: 'Topics' }).click();
    await tree(page).getByRole('alert').waitFor();
    await page.unroute('**/v1/topics?*');
    await tree(page).getByRole('button', { name: 'Try again' }).click();
    await tree(page)
      .getByRole('link', { name: /^Weaving/ })
      .waitFor();
    expect(await tree(page).getByRole('alert').count()).toBe(0);
  });

  it('shows what somebody else does with topics, and asks for nothing while nothing happens', async () => {
    const { page } = await site.visit('/topics?view=rankings');
    await page.locator('[data-connection=live]').waitFor();
    await page.getByText('2 of 2 subtopics ready').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
    const { body: list } = await site.server.get('/v1/subtopics').expect(200);
    const { id } = (list as { results: { id: string; name: string }[] }).results.find(
      ({ name }) => name === 'Banking',
    )!;
    expect(asked).toEqual([]);
    await site.server
      .api()
      .patch(`/v1/subtopics/${id}`)
      .send({ conceptIntent: 'Loans of a bank' })
      .expect(200);
    await until('it was read anew', () => Promise.resolve(asked.includes('/v1/subtopics/embeddings/state')));
    await page.getByText('2 of 2 subtopics ready').waitFor();
    const rows = page.getByRole('region', { name: 'Rankings' }).getByText('Complete');
    const before = await rows.count();
    await site.server.api().post('/v1/rankings').send({}).expect(202);
    await rows.nth(before).waitFor();
    expect(await page.getByText('In work').count()).toBe(0);
  });

  it('shows what the library lacks', async () => {
    const { page } = await site.visit('/topics?view=coverage&coverage=nonsense');
    const table = page.getByRole('region', { name: 'Coverage of the subtopics' });
    const weaving = table.getByRole('link', { name: 'Learning to weave' });
    await weaving.waitFor();
    await page.getByRole('textbox', { name: 'Part of a name' }).fill(' bank ');
    await page.waitForURL(/text=bank(&|$)/);
    await weaving.waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: 'Only what the library lacks' }).click();
    await page.waitForURL(/coverage=none/);
    await table.getByRole('link', { name: 'Banking' }).click();
    expect(await page.getByRole('region', { name: 'Banking' }).innerText()).toContain('Vectors ready');
  });

  it('shows the context of a subtopic within its budget, and of a question', async () => {
    const { page } = await site.visit('/topics');
    await openTopic(page, 'Weaving & <b>Looms</b>');
    await tree(page).getByRole('link', { name: 'Learning to weave' }).click();
    await page.getByRole('link', { name: 'Context for a language model' }).click();
    await page.getByRole('region', { name: 'Text for the model' }).getByText('narrow band').waitFor();
    await page.getByRole('button', { name: 'Ask a question instead' }).click();
    await page.getByRole('textbox', { name: 'A question' }).fill('what were old looms built of');
    await page.getByRole('spinbutton', { name: 'Most tokens' }).fill('250');
    await page.getByRole('button', { name: 'Make the context' }).click();
    await page.waitForURL(/budget=250/);
    const used = await page.getByText(/^\d+ of 250 tokens/).innerText();
    expect(parseInt(used, 10)).toBeLessThanOrEqual(250);
    await page.getByRole('region', { name: 'What it quotes' }).getByRole('link').first().waitFor();
  });

  it('adds, changes, moves and deletes', async () => {
    const { page } = await site.visit('/topics');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Add a zone' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Trade');
    await dialog.getByRole('textbox', { name: 'Description' }).fill('What is bought and sold.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Add a topic' }).click();
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Money');
    await dialog.getByRole('textbox', { name: 'Description' }).fill('What pays.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await tree(page).getByRole('link', { name: 'Money' }).waitFor();
    // A name that is taken is refused, and the form stays.
    await page.getByRole('button', { name: 'Add a zone' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Trade');
    await dialog.getByRole('textbox', { name: 'Description' }).fill('Again.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    expect(await dialog.getByRole('alert').innerText()).toContain('There is a zone of this name');
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await openTopic(page, 'Weaving & <b>Looms</b>');
    await tree(page).getByRole('link', { name: 'Banking' }).click();
    await page.getByRole('region', { name: 'Banking' }).getByRole('button', { name: 'Edit' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Loans');
    await dialog.getByRole('combobox', { name: 'Topic' }).click();
    await page.getByRole('option', { name: 'Trade › Money' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Loans' }).getByText('Trade › Money').waitFor();

    await page.getByRole('region', { name: 'Loans' }).getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('“Loans” was deleted.').waitFor();
    await tree(page).getByRole('link', { name: 'Trade' }).click();
    await page.getByRole('region', { name: 'Trade' }).getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText('Its 1 topic goes with it').waitFor();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('“Trade” was deleted.').waitFor();
    await tree(page).getByRole('link', { name: 'Crafts' }).waitFor();
    await tree(page).getByRole('link', { name: 'Trade' }).waitFor({ state: 'detached' });
  });

  it('gives all topics as a file that an import reads', async () => {
    const { page } = await site.visit('/topics');
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'As YAML' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('topics.yaml');
    await page.getByLabel('File of topics, YAML or JSON').setInputFiles(await download.path());
    await page.getByText(/0 entries are new, 0 changed/).waitFor();
  });

  it('has no barriers, nor on a narrow screen', async () => {
    const visitor = await site.visit('/topics');
    const { page } = visitor;
    await openTopic(page, 'Weaving & <b>Looms</b>');
    await tree(page).getByRole('link', { name: 'Learning to weave' }).click();
    await page.getByRole('region', { name: 'To understand' }).getByRole('link').first().waitFor();
    expect(await visitor.barriers()).toEqual([]);
    for (const [tab, shown] of [
      ['Coverage', 'Learning to weave'],
      ['Rankings', 'Make what is missing'],
      ['Context', 'Make the context'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('main').getByText(shown).first().waitFor();
      expect(await visitor.barriers()).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.querySelector('main')!.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

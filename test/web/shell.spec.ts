import { AdminSite } from '../services/admin-site.js';
import { missingBrowser } from '../services/browser.js';

const missing = missingBrowser();

describe.skipIf(missing !== null)(`the admin page${missing ? ` (${missing})` : ''}`, () => {
  let site: AdminSite;

  beforeAll(async () => {
    site = await AdminSite.open();
  });

  afterAll(() => site.close());

  it.each(['light', 'dark'] as const)('opens without barriers in a %s room', async (theme) => {
    const visitor = await site.visit('/', theme);
    await visitor.page.getByRole('link', { name: 'Search' }).waitFor();
    expect(new URL(visitor.page.url()).pathname).toBe('/admin/library');
    await visitor.page.locator('[data-connection=live]').waitFor();
    expect(await visitor.barriers()).toEqual([]);
    await visitor.leave();
  });

  it('leads by keyboard to a view', async () => {
    const { page } = await site.visit('/library');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('topi');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/topics');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('says where one is when the address names nothing', async () => {
    const { page } = await site.visit('/nowhere');
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Library' }).click();
    await page.waitForURL('**/admin/library');
    expect(await page.getByRole('link', { name: 'Library' }).first().getAttribute('aria-current')).toBe(
      'page',
    );
  });
});

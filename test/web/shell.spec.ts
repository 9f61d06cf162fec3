import { describeAdmin } from '../services/admin-site.js';
import { until } from '../services/until.js';

describeAdmin('the admin page', (site) => {
  it('opens without barriers', async () => {
    const visitor = await site.visit('/');
    await visitor.page.getByRole('link', { name: 'Search' }).waitFor();
    expect(new URL(visitor.page.url()).pathname).toBe('/admin/library');
    await visitor.page.locator('[data-connection=live]').waitFor();
    expect(await visitor.barriers()).toEqual([]);
  });

  it('leads by keyboard to a view', async () => {
    const { page } = await site.visit('/library');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('topi');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/topics');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('leaves nothing behind of the streams that it has lost', async () => {
    const { page } = await site.visit('/nowhere');
    const session = await page.context().newCDPSession(page);
    const listeners = async () => {
      const { result } = await session.send('Runtime.evaluate', { expression: 'document' });
      const { objectId } = result;
      const all = await session.send('DOMDebugger.getEventListeners', { objectId: objectId! });
      return all.listeners.filter(({ type }) => type === 'visibilitychange').length;
    };
    await page.locator('[data-connection=live]').waitFor();
    const before = await listeners();
    let streams = 0;
    await page.route('**/v1/events', (route) => {
      streams += 1;
      return route.fulfill({ contentType: 'text/event-stream', body: 'id: 1\n\n' });
    });
    // As if somebody had looked at another tab: the stream begins anew.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await until('some streams have ended', () => Promise.resolve(streams > 4));
    expect(await listeners()).toBeLessThanOrEqual(before);
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

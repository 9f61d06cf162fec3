import { DataSource } from 'typeorm';
import type { Page } from 'playwright-core';
import { describeAdmin } from '../services/admin-site.js';
import { addDocuments } from '../services/many-documents.js';
import { heapOf } from '../services/browser-work.js';
import { until } from '../services/until.js';

const DOCUMENTS = 10_000;
const MOST_HEAP_BYTES = 150_000_000;

describeAdmin('a library of thousands', (site) => {
  beforeAll(async () => {
    await addDocuments(site.server.app.get(DataSource), DOCUMENTS);
  });

  it('scrolls to its end with few rows drawn, in little memory', async () => {
    const { page } = await site.visit('/library');
    await page.getByText('10,000 books').waitFor();
    await scrollToEnd(page);
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    expect(await heapOf(page)).toBeLessThan(MOST_HEAP_BYTES);
  });
});

/** Row after row as a wheel would, as far as the last document. */
async function scrollToEnd(page: Page): Promise<void> {
  const list = page.getByRole('region', { name: 'Books of the library' });
  await until('the last book is in view', async () => {
    await list.evaluate((element) => {
      element.scrollBy(0, 5000);
    });
    return (await page.locator(`[aria-rowindex="${DOCUMENTS + 1}"]`).count()) > 0;
  });
}

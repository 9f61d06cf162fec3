import { DataSource } from 'typeorm';
import type { Page } from 'playwright-core';
import { AdminSite } from '../services/admin-site.js';
import { missingBrowser } from '../services/browser.js';
import { until } from '../services/until.js';

const missing = missingBrowser();
const DOCUMENTS = 10_000;
/**
 * Milliseconds of work. A person sees a stutter from 50 on; beside other programs, which share its caches, the same work
 * takes up to twice as long.
 */
const LONGEST_TASK_MS = 100;
const MOST_HEAP_BYTES = 150_000_000;
const MANY = `
  INSERT INTO documents (sha256, title, title_by, file_name, byte_length, difficulty, status, message, page_count)
  SELECT encode(sha256(i::text::bytea), 'hex'), 'Book ' || i, 'file', 'book-' || i || '.pdf', 1000,
    (ARRAY['beginner', 'advanced'])[1 + i % 2], (ARRAY['completed', 'failed', 'pending'])[1 + i % 3], 'Complete.', i % 900
  FROM generate_series(1, ${DOCUMENTS}) AS i`;

describe.skipIf(missing !== null)(`a library of thousands${missing ? ` (${missing})` : ''}`, () => {
  let site: AdminSite;

  beforeAll(async () => {
    site = await AdminSite.open();
    await site.server.app.get(DataSource).query(MANY);
  });

  afterAll(() => site.close());

  it('scrolls to its end without stutter, in little memory', async () => {
    const { page } = await site.visit('/library');
    await page.getByText('10,000 books').waitFor();
    await page
      .context()
      .browser()!
      .startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'toplevel'] });
    await scrollToEnd(page);
    const tasks = longestTasks(await page.context().browser()!.stopTracing());
    expect(tasks[0], `the longest tasks: ${tasks.slice(0, 5).join(', ')} ms`).toBeLessThan(LONGEST_TASK_MS);
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

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of work on the thread. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Milliseconds that tasks of the page's main thread took, the longest first. */
function longestTasks(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid, tdur }) => name.endsWith('RunTask') && main.has(`${pid}.${tid}`) && tdur !== undefined,
  );
  if (tasks.length === 0) throw new Error('The browser traced no task.');
  return tasks.map(({ tdur }) => tdur! / 1000).toSorted((a, b) => b - a);
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value;
}

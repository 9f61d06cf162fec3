import { gzipSync } from 'node:zlib';
import type { Browser, Page, Request } from 'playwright-core';
import { Visitor } from '../../test/services/browser.js';
import { heapOf, tasksDuring } from '../../test/services/browser-work.js';
import { until } from '../../test/services/until.js';

/** What is measured: a library and a long book in it. */
export interface Subject {
  readonly browser: Browser;
  readonly origin: string;
  readonly documents: number;
  readonly book: string;
  readonly pages: number;
}

/** Milliseconds from each key or press until the next picture of the page is drawn. */
const WATCH_PAINTS = `
  globalThis.paints = [];
  const watch = ({ timeStamp }) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => globalThis.paints.push(performance.now() - timeStamp);
    port2.postMessage(null);
  });
  addEventListener('keydown', watch, true);
  addEventListener('pointerdown', watch, true);`;

/** Milliseconds until an element is drawn that shows a picture. */
const pictureShown = (page: number) => `new Promise((resolve) => {
  const look = () => {
    const picture = document.querySelector('img[alt="Picture of page ${page}"]');
    if (picture?.complete && picture.naturalWidth > 0) resolve(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})`;
/** As far as a wheel turns in a moment. */
const SCROLL_ON = `document.querySelector('[role=region][aria-label="Books of the library"]').scrollBy(0, 5000)`;
const QUESTION = 'which quick tables are looked at';
const TITLE = 'Book 77';
const TURNS = 10;

/** A page that is looked at. */
interface Look {
  readonly page: Page;
  /** Waits until nothing is asked for any more but events, whose stream never ends. */
  readonly quiet: () => Promise<void>;
}

async function visit<T>(
  { browser, origin }: Subject,
  path: string,
  work: (look: Look) => Promise<T>,
): Promise<T> {
  const visitor = await Visitor.at(browser, origin);
  const { page } = visitor;
  const pending = new Set<Request>();
  page.on('request', (request) => {
    if (!request.url().endsWith('/v1/events')) pending.add(request);
  });
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  try {
    await page.addInitScript(WATCH_PAINTS);
    await page.goto(`/admin${path}`);
    return await work({
      page,
      quiet: async () =>
        void (await until('nothing is asked for', () => Promise.resolve(pending.size === 0))),
    });
  } finally {
    await visitor.leave();
  }
}

/** Thousands of bytes of script, compressed, that the first view asks for. */
export async function firstLoad(subject: Subject): Promise<number> {
  const visitor = await Visitor.at(subject.browser, subject.origin);
  const scripts: Promise<Buffer>[] = [];
  visitor.page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.body());
  });
  await visitor.page.goto('/admin/library');
  await firstRow(visitor.page);
  const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
  await visitor.leave();
  return bytes / 1000;
}

/** Milliseconds from the address to the first book of the library, in a browser that has kept nothing. */
export async function firstView(subject: Subject): Promise<number> {
  const started = performance.now();
  return visit(subject, '/library', async ({ page }) => {
    await firstRow(page);
    return performance.now() - started;
  });
}

/** Milliseconds from a key to the picture of the next page, while one reads. */
export function pageTurns(subject: Subject): Promise<number[]> {
  const middle = Math.floor(subject.pages / 2);
  return visit(subject, `/books/${subject.book}?page=${middle}`, async ({ page, quiet }) => {
    const times: number[] = [];
    for (let at = middle; times.length < TURNS; at += 1) {
      await page.evaluate(pictureShown(at));
      // The neighbours have come by then.
      await quiet();
      times.push(await timeOf(page, () => page.keyboard.press('ArrowRight'), at + 1));
    }
    return times;
  });
}

/** Milliseconds from an address to the picture of a page that nobody has looked at. */
export function pageJumps(subject: Subject, round: number): Promise<number[]> {
  return visit(subject, `/books/${subject.book}`, async ({ page, quiet }) => {
    const times: number[] = [];
    for (let i = 1; i <= TURNS; i += 1) {
      await quiet();
      const to = 1 + ((Math.floor((subject.pages * i) / (TURNS + 1)) + 3 * round) % subject.pages);
      const field = page.getByRole('textbox', { name: 'Page number' });
      await field.fill(String(to));
      times.push(await timeOf(page, () => field.press('Enter'), to));
    }
    return times;
  });
}

/** Milliseconds from each letter of a question to what it changes in view. */
export function searchPaints(subject: Subject): Promise<number[]> {
  return visit(subject, '/search', async ({ page }) => {
    await page.getByRole('textbox', { name: 'Your question' }).pressSequentially(QUESTION, { delay: 60 });
    await page.getByText(/^\d+ passages? in /).waitFor();
    return paintsOf(page);
  });
}

/** Milliseconds from each letter of a filter, and from each change of the order, to what it changes in view. */
export function libraryPaints(subject: Subject): Promise<number[]> {
  return visit(subject, '/library', async ({ page, quiet }) => {
    await firstRow(page);
    const filter = page.getByRole('searchbox');
    await filter.pressSequentially(TITLE, { delay: 60 });
    await page.waitForURL(/title=/);
    await filter.fill('');
    await firstRow(page);
    for (const column of ['Title', 'Pages', 'Added']) {
      await page.getByRole('columnheader').getByRole('button', { name: column }).click();
      await quiet();
    }
    return paintsOf(page);
  });
}

/** Milliseconds of the longest task while one scrolls through all books. */
export function scrollTask(subject: Subject): Promise<number> {
  return visit(subject, '/library', async ({ page }) => {
    await firstRow(page);
    const last = page.locator(`[aria-rowindex="${subject.documents + 1}"]`);
    const [longest] = await tasksDuring(page, async () => {
      await until('the last book is in view', async () => {
        await page.evaluate(SCROLL_ON);
        return (await last.count()) > 0;
      });
    });
    return longest!;
  });
}

/** Megabytes that scripts hold after one has turned some hundred pages of the book. */
export function bookHeap(subject: Subject): Promise<number> {
  const last = Math.min(10 * TURNS, subject.pages);
  return visit(subject, `/books/${subject.book}?page=1`, async ({ page }) => {
    await page.evaluate(pictureShown(1));
    for (let at = 1; at < last; at += 1) await page.keyboard.press('PageDown');
    await page.evaluate(pictureShown(last));
    return (await heapOf(page)) / 1e6;
  });
}

async function firstRow(page: Page): Promise<void> {
  await page.getByRole('row').nth(1).waitFor();
}

async function paintsOf(page: Page): Promise<number[]> {
  const paints = await page.evaluate<number[]>('globalThis.paints');
  if (paints.length === 0) throw new Error('The page has drawn nothing after a key.');
  return paints;
}

/** From the key itself, not from the moment at which the browser is told to press it. */
async function timeOf(page: Page, press: () => Promise<void>, picture: number): Promise<number> {
  await page.evaluate(
    `addEventListener('keydown', ({ timeStamp }) => { globalThis.pressedAt = timeStamp; }, { capture: true, once: true })`,
  );
  await press();
  const shown = await page.evaluate<number>(pictureShown(picture));
  return shown - (await page.evaluate<number>('globalThis.pressedAt'));
}

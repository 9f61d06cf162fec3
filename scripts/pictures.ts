import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { browserPath } from './pictures/installed-browser.js';
import { SampleServer } from './pictures/sample-server.js';
import { EMPTY_VIEWS, TWO_MODELS_VIEWS, indexViews, viewsOf } from './pictures/views.js';
import type { View } from './pictures/views.js';

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
/** A folder that takes the same pictures as PNG, for viewers that know no WebP. */
const LOOK = process.argv[2];
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const SIZE = { width: 1200, height: 760 };
/** Of 100: letters stay sharp, and a view takes about 40 kB. */
const QUALITY = 60;
const PATIENCE_MS = 60_000;

/** Makes the pictures of the admin page, and the page that shows them. */
async function main(): Promise<void> {
  const executablePath = browserPath();
  if (executablePath === null) throw new Error('No Chromium is installed.');
  mkdirSync(FOLDER, { recursive: true });
  const server = await SampleServer.start();
  try {
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    try {
      await takeAll(browser, server.address, EMPTY_VIEWS);
      const views = viewsOf(await server.fill());
      await takeAll(browser, server.address, views);
      await server.addModel();
      await takeAll(browser, server.address, TWO_MODELS_VIEWS);
      const indexed = indexViews(await server.addIndexed());
      await takeAll(browser, server.address, indexed);
      const all = [...EMPTY_VIEWS, ...views, ...TWO_MODELS_VIEWS, ...indexed];
      writeFileSync(join(FOLDER, 'README.md'), galleryOf(all));
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

async function takeAll(browser: Browser, address: string, views: readonly View[]): Promise<void> {
  for (const theme of THEMES) {
    const context = await browser.newContext({
      baseURL: address,
      colorScheme: theme,
      locale: 'en-GB',
      timezoneId: 'UTC',
      viewport: SIZE,
      // Expressions that are run in the page are evaluated there.
      bypassCSP: true,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    for (const view of views) {
      await page.goto(`/admin${view.path}`);
      await page.getByRole('main').getByText(view.ready).first().waitFor();
      await page.waitForFunction(LOADED);
      await page.evaluate(LEAVE_FIELD);
      writeFileSync(join(FOLDER, fileOf(view, theme)), await picture(page));
      if (LOOK) await page.screenshot({ path: join(LOOK, `${view.name}-${theme}.png`) });
      process.stderr.write(`${fileOf(view, theme)}\n`);
    }
    await context.close();
  }
}

/** Nothing loads any more, and every picture of a page is drawn. */
const LOADED = `document.querySelector('.animate-pulse') === null && [...document.images].every(({ complete }) => complete)`;
/** A field that has the focus has a caret, which comes and goes. */
const LEAVE_FIELD = 'document.activeElement?.blur()';

/** Playwright itself makes no WebP, which takes a third of the bytes of a PNG. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await session.detach();
  return Buffer.from(data, 'base64');
}

function fileOf({ name }: View, theme: Theme): string {
  return `${name}-${theme}.webp`;
}

function galleryOf(views: readonly View[]): string {
  const shown = views.flatMap((view) => [
    `## ${view.title}`,
    '',
    THEMES.map((theme) => `![${view.title}, ${theme}](${fileOf(view, theme)})`).join('\n'),
    '',
  ]);
  return [
    '# The admin page in pictures',
    '',
    'It is served at `/admin`. The library holds the sample book and the topics that come with the program.',
    '`npm run pictures` takes these pictures and writes this page.',
    '',
    ...shown,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

await main();

import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { browserPath } from '../../scripts/pictures/installed-browser.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** As text, because its types come only with those of browsers. */
/** A view is only looked at; what a person would call slow is measured elsewhere, and a busy machine needs its time. */
const PATIENCE_MS = 120_000;

/** Why no browser can be started, or null. */
export function missingBrowser(): string | null {
  return browserPath() === null ? 'no Chromium is installed' : null;
}

export function startBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === null) throw new Error('no Chromium is installed');
  // The sandbox needs rights that a container often does not give; the browser only sees the page under test.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

const THEMES = ['dark', 'light'] as const;

/** What axe has against a view. */
interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}
type Axe = { run(options: object): Promise<{ violations: Finding[] }> };

/** A person at the page: what the browser says against it is kept, and must be nothing at the end. */
export class Visitor {
  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    /** Errors of scripts, breaches of the content policy, requests that left the server. */
    readonly faults: readonly string[],
  ) {}

  /** @param origin Of the server; the page may talk to no other. */
  static async at(browser: Browser, origin: string): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: origin,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
      viewport: { width: 1280, height: 800 },
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      // A request that is answered with an error is the matter of the test that provokes it.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        faults.push(`console: ${message.text()}`);
      }
    });
    page.on('request', (request) => {
      const { protocol, origin: to } = new URL(request.url());
      if (/^https?:$/.test(protocol) && to !== origin) faults.push(`request to ${to}`);
    });
    return new Visitor(context, page, faults);
  }

  /** Serious and critical findings of axe on the present view, in both themes. */
  async barriers(): Promise<string[]> {
    // The policy of the page forbids scripts in its markup, so it is run by the debugger.
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) {
      await this.page.evaluate(await readFile(AXE, 'utf8'));
    }
    const found: string[] = [];
    // Only the colours differ. The last theme is the one that the view had.
    for (const theme of THEMES) {
      await this.page.emulateMedia({ colorScheme: theme });
      await this.page.locator(`html[data-theme=${theme}]`).waitFor();
      const rules = theme === 'dark' ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {};
      const violations = await this.page.evaluate(
        async (options) => (await (globalThis as unknown as { axe: Axe }).axe.run(options)).violations,
        rules,
      );
      found.push(
        ...violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map((finding) => findingText(theme, finding)),
      );
    }
    return found;
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}

function findingText(theme: string, { id, help, nodes }: Finding): string {
  return `${theme}: ${id}: ${help}: ${(nodes[0]?.html ?? '').slice(0, 200)}`;
}

import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { browserPath } from '../../scripts/pictures/installed-browser.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** A view is only looked at; what a person would call slow is measured elsewhere. */
const PATIENCE_MS = 30_000;

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

export type Theme = 'light' | 'dark';

/** A person at the page: what the browser says against it is kept, and must be nothing at the end. */
export class Visitor {
  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    /** Errors of scripts, breaches of the content policy, requests that left the server. */
    readonly faults: readonly string[],
  ) {}

  /** @param origin Of the server; the page may talk to no other. */
  static async at(browser: Browser, origin: string, theme: Theme = 'light'): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: origin,
      colorScheme: theme,
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

  /** Serious and critical findings of axe on the present view. */
  async barriers(): Promise<string[]> {
    // The policy of the page forbids scripts in its markup, so it is run by the debugger.
    await this.page.evaluate(await readFile(AXE, 'utf8'));
    const findings = await this.page.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }
      ).axe.run();
      interface Finding {
        readonly id: string;
        readonly impact: string | null;
        readonly help: string;
        readonly nodes: readonly { readonly html: string }[];
      }
      return violations.map(({ id, impact, help, nodes }) => ({
        id,
        impact,
        help,
        at: nodes[0]?.html ?? '',
      }));
    });
    return findings
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, at }) => `${id}: ${help}: ${at.slice(0, 200)}`);
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}

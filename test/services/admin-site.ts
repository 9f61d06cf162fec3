import type { Browser } from 'playwright-core';
import type { Headers } from './guarded-server.js';
import { GuardedServer } from './guarded-server.js';
import { Visitor, missingBrowser, startBrowser } from './browser.js';
import { until } from './until.js';

type Environment = Readonly<Record<string, string>>;

/** What a group of tests needs before its server starts, and how that is thrown away after it has ended. */
export interface Preparation {
  /** Further settings of the server. */
  readonly environment: Environment;
  readonly end: () => Promise<void>;
}

/** Tests of the admin page of a server of their own, which are skipped where no browser is installed. */
export function describeAdmin(
  name: string,
  tests: (site: AdminSite) => void,
  prepare?: () => Promise<Preparation>,
): void {
  const missing = missingBrowser();
  describe.skipIf(missing !== null)(`${name}${missing ? ` (${missing})` : ''}`, () => {
    const site = new AdminSite();
    let prepared: Preparation | undefined;
    beforeAll(async () => {
      prepared = await prepare?.();
      await site.open(prepared?.environment);
    });
    beforeEach(() => site.begin());
    // Whoever stays listens to the server, and draws.
    afterEach(() => site.seeOut());
    afterAll(async () => {
      try {
        await site.close();
      } finally {
        await prepared?.end();
      }
    });
    tests(site);
  });
}

/** A server of a library of its own and a browser that people look at its admin page with. */
export class AdminSite {
  private opened: { readonly server: GuardedServer; readonly browser: Browser } | null = null;
  private readonly visitors: Visitor[] = [];
  private before = 0;

  get server(): GuardedServer {
    if (!this.opened) throw new Error('The site is not open.');
    return this.opened.server;
  }

  /** @param environment Further settings of the server. */
  async open(environment: Environment = {}): Promise<void> {
    const browser = await startBrowser();
    try {
      const server = await GuardedServer.make();
      this.opened = { server, browser };
      await server.open(environment);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** A test begins: who visits from now on leaves at its end. */
  begin(): void {
    this.before = this.visitors.length;
  }

  async seeOut(): Promise<void> {
    await Promise.all(this.visitors.slice(this.before).map((visitor) => visitor.leave()));
  }

  async visit(path: string): Promise<Visitor> {
    const visitor = await Visitor.at(this.opened!.browser, await this.server.app.getUrl());
    this.visitors.push(visitor);
    await visitor.page.goto(`/admin${path}`);
    await visitor.page.getByRole('main').waitFor();
    return visitor;
  }

  /** Uploads a book and waits until it is complete. @returns Its id. */
  async addBook(pdf: Buffer, name = 'book.pdf', headers: Headers = {}): Promise<string> {
    const upload = await this.server
      .api()
      .post('/v1/documents')
      .set(headers)
      .attach('file', pdf, { filename: name, contentType: 'application/pdf' })
      .expect(201);
    const { id } = upload.body as { id: string };
    await this.server.api().post(`/v1/documents/${id}/runs`).set(headers).send({}).expect(202);
    await until(`${name} is complete`, async () => {
      const { body } = await this.server.get(`/v1/documents/${id}/status`, headers).expect(200);
      const { status, message } = body as { status: string; message: string };
      if (status === 'failed') throw new Error(message);
      return status.startsWith('completed');
    });
    return id;
  }

  /**
   * Ends everything.
   *
   * @throws {Error} If the browser had anything against a view, or the API broke its contract.
   */
  async close(): Promise<void> {
    if (!this.opened) return;
    const { server, browser } = this.opened;
    this.opened = null;
    const found = this.visitors.flatMap(({ faults }) => [...faults]);
    try {
      await browser.close();
      found.push(...(await server.close()));
    } finally {
      await server.remove();
    }
    if (found.length > 0) throw new Error(`The page or the API is at fault:\n${found.join('\n')}`);
  }
}

import type { Browser } from 'playwright-core';
import type { Headers } from './guarded-server.js';
import { GuardedServer } from './guarded-server.js';
import { Visitor, startBrowser } from './browser.js';
import type { Theme } from './browser.js';
import { until } from './until.js';

/** A server of a library of its own and a browser that people look at its admin page with. */
export class AdminSite {
  private constructor(
    readonly server: GuardedServer,
    private readonly browser: Browser,
  ) {}

  private readonly visitors: Visitor[] = [];

  /** @param environment Further settings of the server. */
  static async open(environment: Readonly<Record<string, string>> = {}): Promise<AdminSite> {
    const server = await GuardedServer.make();
    await server.open(environment);
    return new AdminSite(server, await startBrowser());
  }

  async visit(path: string, theme: Theme = 'light'): Promise<Visitor> {
    const visitor = await Visitor.at(this.browser, await this.server.app.getUrl(), theme);
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
    const faults = this.visitors.flatMap((visitor) => [...visitor.faults]);
    await this.browser.close();
    const violations = await this.server.close();
    await this.server.remove();
    const found = [...faults, ...violations];
    if (found.length > 0) throw new Error(`The page or the API is at fault:\n${found.join('\n')}`);
  }
}

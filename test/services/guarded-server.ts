import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { startServer } from '../../src/roles/start-server.js';
import { watchContract } from './api-contract.js';
import type { Contract } from './api-contract.js';
import { anyPlace } from './libraries.js';
import type { TestPlace } from './libraries.js';

export type Headers = Readonly<Record<string, string>>;

export const QUIET = { PORT: '0', LOG_LEVEL: 'silent' };

export function codeIn(answer: request.Response): unknown {
  return (answer.body as { code?: unknown }).code;
}

export function bearing(key: string): Headers {
  return { authorization: `Bearer ${key}` };
}

/** A server of a library of its own, which can be opened again with other settings. */
export class GuardedServer {
  private constructor(private readonly place: TestPlace) {}

  private opened: { readonly app: NestExpressApplication; readonly contract: Contract } | null = null;

  static async make(): Promise<GuardedServer> {
    return new GuardedServer(await anyPlace());
  }

  get app(): NestExpressApplication {
    if (!this.opened) throw new Error('The server is not open.');
    return this.opened.app;
  }

  async open(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const app = await startServer('0.0.0', { ...this.place.environment, ...QUIET, ...environment });
    this.opened = { app, contract: watchContract(app.getHttpServer()) };
  }

  /** @returns What it answered otherwise than `openapi.json` says. */
  async close(): Promise<readonly string[]> {
    const { app, contract } = this.opened!;
    this.opened = null;
    await app.close();
    return contract.violations;
  }

  remove(): Promise<void> {
    return this.place.remove();
  }

  api() {
    return request(this.app.getHttpServer());
  }

  get(path: string, headers: Headers = {}) {
    return this.api().get(path).set(headers);
  }
}

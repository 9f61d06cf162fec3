import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { isThisMachine } from '../config/host-name.js';
import { UserError, messageOf } from '../errors/errors.js';
import { METRICS_TYPE } from '../telemetry/metric-set.js';
import { MetricsConfig } from './metrics.config.js';
import { MetricsReport } from './metrics-report.js';
import { isToken } from './metrics-token.js';

const PATH = '/metrics';

/** Serves the metrics on a port of their own, for processes without the API and for networks that keep the two apart. */
@Injectable()
export class MetricsServer implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Metrics');
  private server: Server | null = null;

  constructor(
    private readonly config: MetricsConfig,
    private readonly report: MetricsReport,
  ) {}

  /** The port that it listens on; null if it does not. */
  get port(): number | null {
    return this.server === null ? null : (this.server.address() as AddressInfo).port;
  }

  /**
   * Before anything takes up work: a process that cannot have its port ends, and its jobs would be those of a lost one.
   *
   * @throws {UserError} `server.cannot_listen`
   */
  async onModuleInit(): Promise<void> {
    const { port, host } = this.config;
    if (port === null) return;
    const server = createServer((request, response) => void this.answer(request, response));
    try {
      server.listen(port, host);
      await once(server, 'listening');
    } catch (cause) {
      throw new UserError(
        'server.cannot_listen',
        `The metrics cannot be served on ${host}:${port}: ${messageOf(cause)}.`,
        { field: 'METRICS_PORT', hint: 'Set METRICS_PORT to a free port, or leave it unset.', cause },
      );
    }
    this.server = server;
    this.logger.log(`The metrics are at http://${host}:${this.port}${PATH}.`);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.server === null) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path] = (request.url ?? '').split('?');
    if (path !== PATH || request.method !== 'GET') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`Only GET ${PATH} is served here.\n`);
    } else if (this.config.token === '' && !isThisMachine(request.headers.host ?? 'localhost')) {
      // Without a token it listens on this machine alone, and a site may point its own name there.
      const text = 'Use localhost or its address, or set METRICS_TOKEN.\n';
      response.writeHead(403, { 'content-type': 'text/plain' }).end(text);
    } else if (this.config.token !== '' && !isToken(bearerOf(request), this.config.token)) {
      const headers = { 'content-type': 'text/plain', 'www-authenticate': 'Bearer realm="colophon metrics"' };
      response.writeHead(401, headers).end('Send METRICS_TOKEN as "Authorization: Bearer ...".\n');
    } else {
      response.writeHead(200, { 'content-type': METRICS_TYPE }).end(await this.report.text());
    }
  }
}

function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer (.*)$/i.exec(headers.authorization ?? '')?.[1]?.trim() ?? null;
}

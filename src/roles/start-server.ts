import type { DynamicModule } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { requireKeyBeyondLoopback } from '../api/access/require-key.js';
import { API_PREFIX, MCP_ROUTE, METRICS_ROUTE } from '../api/http/api-path.js';
import { serveAdminPage } from '../api/admin-page/serve-admin-page.js';
import { serveOpenApi } from '../api/openapi/openapi.js';
import { answerUnrouted, guardRequests } from '../api/http/requests-in-order.js';
import { HttpConfig } from '../api/http.config.js';
import { RoleConfig } from './role.config.js';
import type { Environment } from '../config/settings.js';
import { UserError, messageOf } from '../errors/errors.js';
import { AllModule } from './all.module.js';
import { ApiRoleModule } from './api.module.js';
import { requireModels } from './require-models.js';
import { requireServerDatabase } from './require-server-database.js';

/** Starts the server in its role, `all` or `api`; SIGINT and SIGTERM stop it cleanly. */
export async function startServer(
  version: string,
  environment: Environment,
): Promise<NestExpressApplication> {
  await requireModels(environment);
  const app = await NestFactory.create<NestExpressApplication>(rootModule(environment), {
    bufferLogs: true,
    // An error during the start is thrown, and reported once by the code that catches it.
    autoFlushLogs: false,
    abortOnError: false,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  app.flushLogs();
  app.setGlobalPrefix(API_PREFIX, { exclude: [MCP_ROUTE, METRICS_ROUTE] });
  trustProxies(app);
  guardRequests(app);
  serveOpenApi(app, version);
  serveAdminPage(app);
  // Exits without sending itself the signal again, which would count as the second signal and end the process at once.
  app.enableShutdownHooks([], { useProcessExit: true });
  await listen(app);
  return app;
}

function rootModule(environment: Environment): DynamicModule {
  if (new RoleConfig(environment).role !== 'api') return AllModule.forRoot(environment);
  requireServerDatabase('api', environment);
  return ApiRoleModule.forRoot(environment);
}

/** @throws {UserError} `settings.invalid` for anything that is not an address or subnet. */
function trustProxies(app: NestExpressApplication): void {
  const { trustProxy } = app.get(HttpConfig);
  if (trustProxy === '') return;
  try {
    app.set('trust proxy', trustProxy);
  } catch (cause) {
    throw new UserError('settings.invalid', `TRUST_PROXY: ${messageOf(cause)}.`, {
      field: 'TRUST_PROXY',
      hint: 'Give addresses or subnets, such as 10.0.0.0/8, separated by commas.',
      cause,
    });
  }
}

async function listen(app: NestExpressApplication): Promise<void> {
  const { host, port } = app.get(HttpConfig);
  try {
    await app.init();
    await requireKeyBeyondLoopback(app);
    answerUnrouted(app);
  } catch (error) {
    await app.close();
    throw error;
  }
  try {
    await app.listen(port, host);
  } catch (cause) {
    await app.close();
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new UserError('server.port_in_use', `Port ${port} on ${host} is in use by another program.`, {
        field: 'PORT',
        hint: 'Set PORT to a free port, or to 0 to use any free port.',
        cause,
      });
    }
    throw new UserError('server.cannot_listen', `The server cannot listen on ${host}:${port}: ${message}.`, {
      field: 'COLOPHON_HOST',
      hint: 'Set COLOPHON_HOST to an address of this machine, such as 127.0.0.1, or to 0.0.0.0 for all its addresses.',
      cause,
    });
  }
}

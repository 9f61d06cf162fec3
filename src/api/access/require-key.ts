import { Logger } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { AccessConfig } from '../../access/access.config.js';
import { AccessService } from '../../access/access.service.js';
import { UserError } from '../../errors/errors.js';
import { HttpConfig } from '../http.config.js';
import { listensOnLoopback } from './listening.js';

/**
 * Without a key, only this machine may reach the server; the log says that it is open.
 *
 * @throws {UserError} `access.no_key` when other machines reach it.
 */
export async function requireKeyBeyondLoopback(app: INestApplication): Promise<void> {
  if (await app.get(AccessService).isRequired()) return;
  const http = app.get(HttpConfig);
  if (!listensOnLoopback(http) && !app.get(AccessConfig).open) {
    throw new UserError(
      'access.no_key',
      `The library has no key, so everybody who reaches ${http.host} could read and change everything.`,
      {
        field: 'COLOPHON_HOST',
        hint: 'Make a key with `colophon keys create`, or listen on 127.0.0.1; COLOPHON_OPEN_ACCESS=true starts the server without a key all the same.',
      },
    );
  }
  new Logger('Access').warn(
    `There is no key: whoever reaches ${http.host} can read and change everything. Once ` +
      '`colophon keys create` has made one, the server asks for it.',
  );
}

import { LoggerModule } from 'nestjs-pino';
import type { DynamicModule } from '@nestjs/common';
import type { Options } from 'pino-http';
import { LogConfig } from '../operations/log.config.js';
import { loggedRequest } from './logged-request.js';
import { plainLog } from './plain-log.js';

/** Headers that prove who sent the request. */
const SECRETS = [
  'req.headers.authorization',
  'req.headers["proxy-authorization"]',
  'req.headers["x-api-key"]',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
];

/** What is logged of a request, and what never is. */
export const REQUEST_LOG: Options = {
  genReqId: () => crypto.randomUUID(),
  redact: SECRETS,
  serializers: { req: loggedRequest },
  // A server error is logged with its cause where it is answered; this is only the line of the request.
  customLogLevel: (_request, { statusCode }) =>
    statusCode === 500 ? 'error' : statusCode > 500 ? 'warn' : 'info',
  customErrorObject: (_request, response, _error, { responseTime }) => ({
    res: response,
    responseTime,
  }),
  // Health checks come every few seconds and are not worth a line.
  autoLogging: { ignore: (request) => request.url?.startsWith('/v1/health') ?? false },
};

/**
 * The log of long-running processes on stdout. It also contains requests, without the headers that prove who sent them.
 */
export function serverLog(): DynamicModule {
  return LoggerModule.forRootAsync({
    inject: [LogConfig],
    useFactory: ({ level, format }: LogConfig) => ({
      pinoHttp: { ...REQUEST_LOG, level, ...(isPlain(format) && { stream: plainLog(process.stdout) }) },
    }),
  });
}

function isPlain(format: LogConfig['format']): boolean {
  return format === 'plain' || (format === 'auto' && process.stdout.isTTY);
}

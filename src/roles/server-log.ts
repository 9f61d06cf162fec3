import { LoggerModule } from 'nestjs-pino';
import type { DynamicModule } from '@nestjs/common';
import { LogConfig } from '../operations/log.config.js';
import { loggedRequest } from './logged-request.js';
import { plainLog } from './plain-log.js';

/** What proves who asks, or will be taken as a proof. */
const SECRETS = [
  'req.headers.authorization',
  'req.headers["proxy-authorization"]',
  'req.headers["x-api-key"]',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
];

/** Logs on stdout of processes that run for long; requests are logged too, without what proves who asks. */
export function serverLog(): DynamicModule {
  return LoggerModule.forRootAsync({
    inject: [LogConfig],
    useFactory: ({ level, format }: LogConfig) => ({
      pinoHttp: {
        level,
        ...(isPlain(format) && { stream: plainLog(process.stdout) }),
        genReqId: () => crypto.randomUUID(),
        redact: SECRETS,
        serializers: { req: loggedRequest },
        // An error of the server is told with its cause where it is answered; here it is a line like the others.
        customLogLevel: (_request, { statusCode }) =>
          statusCode === 500 ? 'error' : statusCode > 500 ? 'warn' : 'info',
        customErrorObject: (_request, response, _error, { responseTime }) => ({
          res: response,
          responseTime,
        }),
        // Health checks come every few seconds and say nothing.
        autoLogging: { ignore: (request) => request.url?.startsWith('/v1/health') ?? false },
      },
    }),
  });
}

function isPlain(format: LogConfig['format']): boolean {
  return format === 'plain' || (format === 'auto' && process.stdout.isTTY);
}

import { LoggerModule } from 'nestjs-pino';
import type { DynamicModule } from '@nestjs/common';
import { LogConfig } from '../config/config.js';
import { plainLog } from './plain-log.js';

/** Logs on stdout of processes that run for long; requests are logged too, without what proves who asks. */
export function serverLog(): DynamicModule {
  return LoggerModule.forRootAsync({
    inject: [LogConfig],
    useFactory: ({ level, format }: LogConfig) => ({
      pinoHttp: {
        level,
        ...(isPlain(format) && { stream: plainLog(process.stdout) }),
        genReqId: () => crypto.randomUUID(),
        redact: ['req.headers.authorization', 'req.headers.cookie'],
        // Health checks come every few seconds and say nothing.
        autoLogging: { ignore: (request) => request.url?.startsWith('/v1/health') ?? false },
      },
    }),
  });
}

function isPlain(format: LogConfig['format']): boolean {
  return format === 'plain' || (format === 'auto' && process.stdout.isTTY);
}

import { LoggerModule } from 'nestjs-pino';
import type { DynamicModule } from '@nestjs/common';
import { LogConfig } from '../config/config.js';

/** JSON logs on stdout of processes that run for long; requests are logged too, without what proves who asks. */
export function serverLog(): DynamicModule {
  return LoggerModule.forRootAsync({
    inject: [LogConfig],
    useFactory: ({ level }: LogConfig) => ({
      pinoHttp: {
        level,
        genReqId: () => crypto.randomUUID(),
        redact: ['req.headers.authorization', 'req.headers.cookie'],
        // Health checks come every few seconds and say nothing.
        autoLogging: { ignore: (request) => request.url?.startsWith('/v1/health') ?? false },
      },
    }),
  });
}

import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { ApiModule } from '../api/api.module.js';
import { LogConfig } from '../config/config.js';
import type { Environment } from '../config/settings.js';
import { LibraryModule } from './library.module.js';

/** API, consumer of the run queue and, without DATABASE_URL, the embedded database in one process. */
@Module({})
export class AllModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: AllModule,
      imports: [
        LibraryModule.forRoot(environment, { attach: 'never', command: 'colophon server' }),
        LoggerModule.forRootAsync({
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
        }),
        ApiModule,
      ],
    };
  }
}

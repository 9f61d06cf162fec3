import { Inject, Injectable } from '@nestjs/common';
import type { LoggerService } from '@nestjs/common';
import { LogConfig } from './log.config.js';

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
type Level = (typeof LEVELS)[number];

/**
 * Messages of the framework about modules and routes, which mean nothing to the user of a command. What the exception
 * handler logs is also thrown, and reported where it is caught.
 */
const QUIET_CONTEXTS = new Set([
  'ExceptionHandler',
  'InstanceLoader',
  'NestFactory',
  'RoutesResolver',
  'RouterExplorer',
]);

/** The log of commands: short lines on stderr, so that stdout contains only the result. */
@Injectable()
export class StderrLogger implements LoggerService {
  constructor(@Inject(LogConfig) private readonly config: LogConfig) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest passes the context as the last parameter. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    if (LEVELS.indexOf(level) > LEVELS.indexOf(this.config.level)) return;
    if (typeof context === 'string' && QUIET_CONTEXTS.has(context)) return;
    process.stderr.write(`${level}: ${String(message)}\n`);
  }
}

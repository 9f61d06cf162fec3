import { Inject, Injectable } from '@nestjs/common';
import type { LoggerService } from '@nestjs/common';
import { POOL_LOG } from '../inference/initialisation-line.js';
import { LogConfig } from './log.config.js';

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
type Level = (typeof LEVELS)[number];

/**
 * Framework chatter about modules and routes that says nothing to the user of a command. What the exception handler logs
 * is thrown too, and told where it is caught.
 */
const QUIET_CONTEXTS = new Set([
  'ExceptionHandler',
  'InstanceLoader',
  'NestFactory',
  'RoutesResolver',
  'RouterExplorer',
]);

/** How this process embeds is told wherever warnings are: it decides about the speed of all that follows. */
const TOLD_WITH_WARNINGS = new Set([POOL_LOG]);

/** Logs of commands: short lines on stderr, so that stdout holds nothing but the result. */
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

  /** Nest gives the context as the last parameter. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const isOf = (contexts: ReadonlySet<string>) => typeof context === 'string' && contexts.has(context);
    const rank = level === 'info' && isOf(TOLD_WITH_WARNINGS) ? 'warn' : level;
    if (LEVELS.indexOf(rank) > LEVELS.indexOf(this.config.level) || isOf(QUIET_CONTEXTS)) return;
    process.stderr.write(`${level}: ${String(message)}\n`);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { LoggerService } from '@nestjs/common';
import { POOL_LOG } from '../inference/initialisation-line.js';
import { Redaction } from '../telemetry/redaction.js';
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

/** How this process embeds decides about the speed of everything after it, so it is shown wherever warnings are. */
const SHOWN_WITH_WARNINGS = new Set([POOL_LOG]);

/** The log of commands: short lines on stderr, so that stdout contains only the result. */
@Injectable()
export class StderrLogger implements LoggerService {
  private readonly redaction = new Redaction();

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
    const isOf = (contexts: ReadonlySet<string>) => typeof context === 'string' && contexts.has(context);
    const rank = level === 'info' && isOf(SHOWN_WITH_WARNINGS) ? 'warn' : level;
    if (LEVELS.indexOf(rank) > LEVELS.indexOf(this.config.level) || isOf(QUIET_CONTEXTS)) return;
    process.stderr.write(`${level}: ${this.redaction.clean(String(message))}\n`);
  }
}

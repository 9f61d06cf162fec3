import type { Writable } from 'node:stream';
import type { DestinationStream } from 'pino';

/** A log record as pino writes it. */
interface Record {
  readonly level: number;
  readonly msg?: string;
  readonly context?: string;
  /** Present for a served request. */
  readonly req?: object;
  readonly err?: { readonly stack?: string };
}

const INFO = 30;
const LABELS = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);

/** Messages of the framework about modules and routes. */
const CHATTER = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RoutesResolver',
  'RouterExplorer',
]);

/** Logs for a person at a terminal: one line of plain text for each record that matters. */
export function plainLog(out: Pick<Writable, 'write'>): DestinationStream {
  return {
    write(json) {
      const line = plainLine(JSON.parse(json) as Record);
      if (line !== null) out.write(`${line}\n`);
    },
  };
}

function plainLine({ level, msg = '', context = '', req, err }: Record): string | null {
  if (level <= INFO && (CHATTER.has(context) || req)) return null;
  const label = LABELS.get(level);
  const stack = err?.stack ? `\n${err.stack}` : '';
  return `${label ? `${label}: ` : ''}${msg}${stack}`;
}

import { LoggerModule } from 'nestjs-pino';
import type { DynamicModule } from '@nestjs/common';
import { destination } from 'pino';
import type { DestinationStream } from 'pino';
import type { Options } from 'pino-http';
import type { Environment, Setting } from '../config/settings.js';
import { LogConfig } from '../operations/log.config.js';
import { loggedError } from '../telemetry/logged-error.js';
import { Redaction } from '../telemetry/redaction.js';
import { currentSpan, traceOf } from '../telemetry/spans.js';
import { currentIds } from '../telemetry/work-ids.js';
import { ALL_SETTINGS } from './all-settings.js';
import { loggedRequest } from './logged-request.js';
import { plainLog } from './plain-log.js';

/** The field of a line that says to which request it belongs. */
const REQUEST_ID = 'requestId';

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
  // Only the last line of a request describes it; the others bear its id.
  quietReqLogger: true,
  customAttributeKeys: { reqId: REQUEST_ID },
  mixin: (_line, _level, logger) => idsBeside(logger.bindings()),
  redact: SECRETS,
  serializers: { req: loggedRequest, err: loggedError },
  // A server error is logged with its cause where it is answered; this is only the line of the request.
  customLogLevel: (_request, { statusCode }) =>
    statusCode === 500 ? 'error' : statusCode > 500 ? 'warn' : 'info',
  customErrorObject: (_request, response, _error, { responseTime }) => ({
    res: response,
    responseTime,
  }),
  // Probes and Prometheus come every few seconds and are not worth a line.
  autoLogging: { ignore: ({ url = '' }) => url.startsWith('/v1/health') || url.startsWith('/metrics') },
};

/**
 * The log of long-running processes on stdout. It also contains requests, without the headers that prove who sent them.
 * Every line bears the ids of what it is about: of the request, or of the job, its run and its document.
 */
export function serverLog(environment: Environment): DynamicModule {
  const redaction = new Redaction(secretsIn(environment));
  return LoggerModule.forRootAsync({
    inject: [LogConfig],
    useFactory: ({ level, format }: LogConfig) => {
      const out = isPlain(format) ? plainLog(process.stdout) : destination(1);
      return { pinoHttp: { ...REQUEST_LOG, level, stream: cleaned(out, redaction) } };
    },
  });
}

function isPlain(format: LogConfig['format']): boolean {
  return format === 'plain' || (format === 'auto' && process.stdout.isTTY);
}

/** The logger of a request bears its id already, and a line must not have it twice. */
function idsBeside(bindings: Readonly<Record<string, unknown>>): object {
  const { requestId, ...ids } = currentIds();
  const span = currentSpan();
  return {
    ...(!(REQUEST_ID in bindings) && requestId !== undefined && { [REQUEST_ID]: requestId }),
    ...ids,
    ...(span !== undefined && { traceId: traceOf(span) }),
  };
}

function cleaned(out: DestinationStream, redaction: Redaction): DestinationStream {
  return { write: (line) => out.write(redaction.clean(line)) };
}

function secretsIn(environment: Environment): string[] {
  const secrets = ALL_SETTINGS.flatMap(({ settings }) =>
    Object.values<Setting<unknown>>(settings).filter(({ secret }) => secret),
  );
  return secrets.flatMap(({ env }) => environment[env]?.trim() || []);
}

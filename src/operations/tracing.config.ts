import { text, url } from '../config/parsers.js';
import type { Parser } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

type Headers = Readonly<Record<string, string>>;

/** As OpenTelemetry writes them. */
const headers: Parser<Headers> = (value) => {
  const pairs = value.split(',').map((pair) => /^\s*([\w-]+)\s*=(.*)$/.exec(pair));
  if (pairs.includes(null)) throw new Error('name=value, several of them separated by commas');
  return Object.fromEntries(pairs.map((pair) => [pair![1]!, decodeURIComponent(pair![2]!.trim())]));
};

/** Under the names that OpenTelemetry gave them. */
export class TracingConfig extends Settings({
  endpoint: setting(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    url('http:', 'https:'),
    '',
    'Address of an OpenTelemetry collector (OTLP over HTTP), such as http://localhost:4318. Unset: no traces.',
  ),
  headers: setting<Headers>(
    'OTEL_EXPORTER_OTLP_HEADERS',
    headers,
    {},
    'Headers that the collector asks for: name=value, separated by commas.',
    { secret: true, shown: '' },
  ),
  service: setting('OTEL_SERVICE_NAME', text, 'colophon', 'Name of this process in traces.'),
}) {}

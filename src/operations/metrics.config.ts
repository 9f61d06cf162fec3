import { isThisMachine } from '../config/host-name.js';
import { integer, text } from '../config/parsers.js';
import type { Parser } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

const SHORTEST_TOKEN = 16;

const token: Parser<string> = (value) => {
  if (value.length < SHORTEST_TOKEN || /\s/.test(value)) {
    throw new Error(`at least ${SHORTEST_TOKEN} characters without spaces`);
  }
  return value;
};

export class MetricsConfig extends Settings(
  {
    token: setting(
      'METRICS_TOKEN',
      token,
      '',
      'Secret with which Prometheus may read /metrics and nothing else, as "Authorization: Bearer ...". Unset: a key with the scope read.',
      { secret: true },
    ),
    port: setting<number | null>(
      'METRICS_PORT',
      integer(0, 65535),
      null,
      'Port on which the process also serves /metrics, and nothing else, whatever its role: workers serve no API. 0 chooses a free one. Unset: none.',
      { shown: '' },
    ),
    host: setting('METRICS_HOST', text, '127.0.0.1', 'Address of METRICS_PORT.'),
  },
  ({ token, port, host }) =>
    port !== null && token === '' && !isThisMachine(host)
      ? ['METRICS_HOST needs METRICS_TOKEN if other machines can reach it.']
      : [],
) {}

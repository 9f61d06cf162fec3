import { integer, text } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';
import { hostNames } from '../config/host-name.js';

export class HttpConfig extends Settings({
  host: setting('COLOPHON_HOST', text, '127.0.0.1', 'Address the REST API listens on.'),
  port: setting('PORT', integer(0, 65535), 3000, 'Port of the REST API; 0 chooses a free one.'),
  trustProxy: setting(
    'TRUST_PROXY',
    text,
    '',
    'Addresses or subnets of trusted reverse proxies, separated by commas; their X-Forwarded-For names the client. Also loopback, linklocal, uniquelocal.',
  ),
  allowedHosts: setting(
    'COLOPHON_ALLOWED_HOSTS',
    hostNames,
    [],
    'Further host names, separated by commas, that requests may use. On a loopback address: besides localhost and the loopback addresses. Elsewhere: besides COLOPHON_HOST; when unset, any name is accepted.',
    { shown: '' },
  ),
  eventsClientLimit: setting(
    'EVENTS_LIMIT_PER_CLIENT',
    integer(1, 500),
    100,
    'How many event streams one client of the REST API may open; clients are distinguished by address, see TRUST_PROXY.',
  ),
}) {}

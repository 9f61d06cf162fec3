import { integer, text } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';
import { hostNames } from './host-name.js';

export class HttpConfig extends Settings({
  host: setting('COLOPHON_HOST', text, '127.0.0.1', 'Address the REST API listens on.'),
  port: setting('PORT', integer(0, 65535), 3000, 'Port of the REST API; 0 takes a free one.'),
  trustProxy: setting(
    'TRUST_PROXY',
    text,
    '',
    'Addresses or subnets of reverse proxies, parted by commas, whose X-Forwarded-For tells the client; or loopback, linklocal, uniquelocal.',
  ),
  allowedHosts: setting(
    'COLOPHON_ALLOWED_HOSTS',
    hostNames,
    [],
    'Further names, parted by commas, by which the server may be called. On a loopback address: besides localhost and the loopback addresses. Elsewhere: besides COLOPHON_HOST, and any name where this is unset.',
    { shown: '' },
  ),
  eventsClientLimit: setting(
    'EVENTS_LIMIT_PER_CLIENT',
    integer(1, 500),
    100,
    'Event streams of one client of the REST API; clients are told apart by their addresses, see TRUST_PROXY.',
  ),
}) {}

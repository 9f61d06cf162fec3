import { integer } from '../config/parsers.js';
import type { Parser } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

/** Names of hosts without ports, separated by commas, in lower case. */
const hosts: Parser<readonly string[]> = (value) =>
  value.split(',').map((part) => {
    const name = part.trim().toLowerCase();
    const isHost = URL.canParse(`https://${name}/`) && new URL(`https://${name}/`).hostname === name;
    if (!isHost) throw new Error('names of hosts without ports, separated by commas');
    return name;
  });

export class WebBooksConfig extends Settings({
  hosts: setting(
    'UPLOAD_FROM_HOSTS',
    hosts,
    [],
    'Hosts, separated by commas, from which books may be uploaded by their web address. When unset, none may.',
    { shown: '' },
  ),
  timeoutSeconds: setting(
    'UPLOAD_FROM_TIMEOUT',
    integer(1, 3600),
    300,
    'Seconds that a book may take to arrive from its web address.',
  ),
}) {}

import { boolean, integer } from '../config/parsers.js';
import type { Parser } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

const folders: Parser<readonly string[]> = (value) => {
  const paths = value.split(',').map((part) => part.trim());
  if (paths.includes('')) throw new Error('paths of folders, separated by commas');
  return paths;
};

export class WatchingConfig extends Settings({
  folders: setting(
    'WATCH_FOLDERS',
    folders,
    [],
    'Folders, separated by commas, whose books a server or worker follows: new, changed and removed ones.',
    { shown: '' },
  ),
  intervalSeconds: setting(
    'WATCH_INTERVAL',
    integer(1, 86_400),
    10,
    'Seconds between two looks at the watched folders.',
  ),
  keepRemoved: setting(
    'WATCH_KEEP_REMOVED',
    boolean,
    false,
    'Whether a book stays in the library when its file is gone from a watched folder or replaced there.',
  ),
}) {}

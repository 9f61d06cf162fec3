import { oneOf } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class RoleConfig extends Settings({
  role: setting(
    'COLOPHON_ROLE',
    oneOf('all', 'api', 'worker'),
    'all',
    'What the process does: serve the API (api), take up queued runs (worker), or both. Without DATABASE_URL: all.',
  ),
}) {}

import { oneOf } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export class LogConfig extends Settings({
  level: setting('LOG_LEVEL', oneOf(...LOG_LEVELS), 'info', 'Lowest level that is logged.'),
  format: setting(
    'LOG_FORMAT',
    oneOf('auto', 'json', 'plain'),
    'auto',
    'How servers and workers log on stdout. auto: plain lines with the essentials on a terminal, else JSON.',
  ),
}) {}

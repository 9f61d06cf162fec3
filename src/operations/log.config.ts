import { oneOf } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export class LogConfig extends Settings({
  level: setting('LOG_LEVEL', oneOf(...LOG_LEVELS), 'info', 'Least severe level that is logged.'),
  format: setting(
    'LOG_FORMAT',
    oneOf('auto', 'json', 'plain'),
    'auto',
    'How servers and workers log on stdout. auto: plain lines on a terminal, with what a person needs to know; else JSON.',
  ),
}) {}

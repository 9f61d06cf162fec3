import { integer } from './parsers.js';
import { Settings, setting } from './settings.js';

export class ShutdownConfig extends Settings({
  seconds: setting(
    'SHUTDOWN_TIMEOUT',
    integer(1, 600),
    20,
    'Seconds that a stopping process has to finish the work in progress.',
  ),
}) {}

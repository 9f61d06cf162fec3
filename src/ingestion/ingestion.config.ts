import { integer } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class IngestionConfig extends Settings({
  queueLimit: setting(
    'QUEUE_LIMIT',
    integer(1, 1_000_000),
    1000,
    'How many runs may wait; further runs are refused until some have ended.',
  ),
  clientLimit: setting(
    'QUEUE_LIMIT_PER_CLIENT',
    integer(1, 1_000_000),
    250,
    'How many runs of one client of the REST API may wait; clients are distinguished by address, see TRUST_PROXY.',
  ),
  attempts: setting(
    'RUN_ATTEMPTS',
    integer(1, 100),
    5,
    'How many attempts without progress a run has before it fails. An attempt ends when its process is killed or loses the database.',
  ),
}) {}

import { integer } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class IngestionConfig extends Settings({
  queueLimit: setting(
    'QUEUE_LIMIT',
    integer(1, 1_000_000),
    1000,
    'Runs that may wait for their turn; further ones are refused until some have ended.',
  ),
  clientLimit: setting(
    'QUEUE_LIMIT_PER_CLIENT',
    integer(1, 1_000_000),
    250,
    'Runs of one client of the REST API that may wait; clients are told apart by their addresses, see TRUST_PROXY.',
  ),
  attempts: setting(
    'RUN_ATTEMPTS',
    integer(1, 100),
    5,
    'How often a run is taken up without getting further before it fails: by processes that were killed or lost the database.',
  ),
}) {}

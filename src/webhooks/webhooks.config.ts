import { integer } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class WebhooksConfig extends Settings({
  timeoutSeconds: setting(
    'WEBHOOK_TIMEOUT',
    integer(1, 60),
    15,
    'Seconds that the receiver of a webhook has to answer.',
  ),
  tries: setting(
    'WEBHOOK_TRIES',
    integer(1, 20),
    8,
    'How often an event is sent to a webhook before the webhook is switched off.',
  ),
  retryHours: setting(
    'WEBHOOK_RETRY_HOURS',
    integer(1, 168),
    24,
    'Hours from the first try to the last one; the pauses between them grow fourfold.',
  ),
  logDays: setting(
    'WEBHOOK_LOG_DAYS',
    integer(1, 365),
    30,
    'Days for which deliveries of webhooks stay in the log.',
  ),
  logLimit: setting(
    'WEBHOOK_LOG_LIMIT',
    integer(10, 100_000),
    1000,
    'How many deliveries of each webhook stay in the log; older ones are removed.',
  ),
}) {}

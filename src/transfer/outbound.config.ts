import { Settings, setting } from '../config/settings.js';
import { networks } from './networks.js';

/** What requests to addresses that callers name may reach. */
export class OutboundConfig extends Settings({
  allowed: setting(
    'OUTBOUND_ALLOW',
    networks,
    [],
    'Private addresses or subnets, separated by commas, that webhooks and uploads from a web address may reach: 10.1.0.0/16. Public addresses are always allowed, all others never.',
    { shown: '' },
  ),
}) {}

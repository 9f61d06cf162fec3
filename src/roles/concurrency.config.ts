import { keyedInteger, keyedAsText } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';
import { definedConcurrency } from '../queue/concurrency.js';
import { JOBS } from './jobs.js';

const DEFINED = definedConcurrency(JOBS);

/** Here and not with the queue, as it names jobs, which the queue knows none of. */
export class ConcurrencyConfig extends Settings({
  concurrency: setting(
    'QUEUE_CONCURRENCY',
    keyedInteger(1, 256, ...JOBS.names),
    DEFINED,
    'Jobs of each name that a process runs at once, and after commas others for single names. Two books at once: a long one does not keep the short ones waiting.',
    { shown: keyedAsText(DEFINED) },
  ),
}) {}

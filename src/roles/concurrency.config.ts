import { keyedInteger, keyedAsText } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';
import { definedConcurrency } from '../queue/concurrency.js';
import { JOBS } from './jobs.js';

const DEFINED = definedConcurrency(JOBS);

/** It is here and not in the queue's room because it names jobs, and the queue knows no job names. */
export class ConcurrencyConfig extends Settings({
  concurrency: setting(
    'QUEUE_CONCURRENCY',
    keyedInteger(1, 256, ...JOBS.names),
    DEFINED,
    'How many jobs of each name a process runs at once; after commas, other numbers for single names. Two books at once, so that short books do not wait for a long one.',
    { shown: keyedAsText(DEFINED) },
  ),
}) {}

import { integer } from './parsers.js';
import { Settings, setting } from './settings.js';

export class StageLimitConfig extends Settings({
  seconds: setting(
    'STAGE_TIMEOUT',
    integer(1, 86_400),
    600,
    'Seconds that structuring, chunking and publishing may each take before the run fails; longer books have this time per 1000 pages. Embedding is stopped when no chunk is completed for this time.',
  ),
}) {}

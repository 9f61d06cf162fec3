import { integer } from './parsers.js';
import { Settings, setting } from './settings.js';

export class StageLimitConfig extends Settings({
  seconds: setting(
    'STAGE_TIMEOUT',
    integer(1, 86_400),
    600,
    'Seconds that structuring, chunking and publishing may each take before the run fails; a book of over 1000 pages has this time for each 1000 pages. Embedding is stopped when no chunk is finished for that long.',
  ),
}) {}

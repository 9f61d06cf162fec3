import { SLOTS } from '../book/slot.js';
import { integer, keyedAsText, keyedDecimal } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

const THRESHOLD = { default: 0.1, byKey: {} };

/** A list holds at most this many chunks. */
export const LONGEST_LIST = 50;

export class RankingConfig extends Settings({
  length: setting(
    'RANKING_LENGTH',
    // A context for a language model takes up to ten chunks of a list even where little fits.
    integer(10, LONGEST_LIST),
    15,
    'How many chunks each list of a subtopic keeps.',
  ),
  threshold: setting(
    'RANKING_THRESHOLD',
    keyedDecimal(0, 1, ...SLOTS),
    THRESHOLD,
    'Least score of a chunk in the list of a subtopic; after commas, other scores for single slots: 0.1,code=0.2.',
    { shown: keyedAsText(THRESHOLD) },
  ),
}) {}

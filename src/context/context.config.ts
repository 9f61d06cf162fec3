import { keyedDecimal, text } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class ContextConfig extends Settings({
  minScore: setting(
    'CONTEXT_MIN_SCORE',
    keyedDecimal(0, 1, 'code'),
    { default: 0.5, byKey: {} },
    'The lowest score of a passage in the context of a subtopic, from 0 to 1; after a comma, another one for the list of code, such as 0.5,code=0.4',
    { shown: '0.5' },
  ),
  codingGames: setting(
    'CONTEXT_CODING_GAMES',
    text,
    'coding',
    'Game types, separated by commas, whose contexts are made of code; all others get prose.',
  ),
}) {}

import { oneOf } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class LexicalConfig extends Settings({
  stemming: setting(
    'SEARCH_STEMMING',
    oneOf('english', 'none'),
    'english',
    'Whether a search by words drops the endings of English words, so that "parsing" finds "parsed"; when it changes, the books are indexed anew.',
  ),
}) {
  get stems(): boolean {
    return this.stemming === 'english';
  }

  /** Names how terms are made. Raise the number when the rules in `terms/` or `chunk-terms.ts` change. */
  get version(): string {
    return `1-${this.stemming}`;
  }
}

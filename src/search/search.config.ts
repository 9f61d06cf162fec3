import { integer } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class SearchConfig extends Settings({
  /** About 21 000 chunks. */
  memory: setting(
    'SEARCH_MEMORY',
    integer(0, 65_536),
    96,
    'Megabytes that a server may take to hold the texts, vectors and words of the library in memory, so that searches do not wait for the database. A larger library is searched in the database alone; 0: always.',
  ),
}) {}

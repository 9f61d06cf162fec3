import { integer } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class VectorIndexConfig extends Settings({
  /** An exact search of 10 000 vectors takes 5 to 8 ms; above, an index is faster. */
  from: setting(
    'VECTOR_INDEX_FROM',
    integer(100, 1_000_000_000),
    10_000,
    'From how many vectors of a model on workers build an index for them. Below, every search is exact. On the embedded database only "colophon index build" builds one.',
  ),
  megabytes: setting(
    'VECTOR_INDEX_MB',
    integer(64, 65_536),
    1024,
    'Memory of the PostgreSQL server, in megabytes, that building an index may take. With less than twice the vectors, building takes several times as long.',
  ),
}) {}

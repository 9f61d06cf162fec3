import { integer, url } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class DatabaseConfig extends Settings({
  url: setting(
    'DATABASE_URL',
    url('postgres:', 'postgresql:'),
    '',
    'PostgreSQL with pgvector. Unset: the embedded database in the data folder.',
    { secret: true },
  ),
  poolSize: setting('DATABASE_POOL_SIZE', integer(2, 100), 5, 'Database connections per process.'),
  rowsPerStatement: setting(
    'DATABASE_ROWS_PER_STATEMENT',
    integer(500, 2000),
    1000,
    'Rows per bulk statement; each statement is one transaction.',
  ),
}) {}

import { integer } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class ReadingConfig extends Settings({
  cacheMegabytes: setting(
    'PAGE_CACHE_MB',
    integer(0, 1_000_000),
    512,
    'Megabytes of the data folder for pictures of pages and for printed indexes that were read; 0 keeps none.',
  ),
  pageThreads: setting(
    'PAGE_THREADS',
    integer(1, 16),
    2,
    'Books whose pages are drawn at the same time; each holds its file and up to PDF_HEAP_MB in memory.',
  ),
}) {}

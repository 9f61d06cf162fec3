import { autoOr, integer } from '../config/parsers.js';
import { Settings, setting } from '../config/settings.js';

export class PdfConfig extends Settings({
  heapMegabytes: setting(
    'PDF_HEAP_MB',
    integer(64, 4096),
    384,
    'Memory that one book may use inside the PDF library, in megabytes per thread; stops hostile files.',
  ),
  pageSeconds: setting(
    'PDF_PAGE_TIMEOUT',
    integer(1, 600),
    10,
    'Seconds that one page may take before it is reported as unreadable.',
  ),
  bookSeconds: setting(
    'PDF_BOOK_TIMEOUT',
    integer(10, 86_400),
    600,
    'Seconds that reading one book may take before its remaining pages are reported as unread.',
  ),
  threads: setting(
    'PDF_THREADS',
    autoOr(integer(1, 16)),
    'auto',
    'Threads that read a book of more than 300 pages. auto: the CPUs of the container, at most 4.',
  ),
}) {}

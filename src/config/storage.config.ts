import { integer, text } from './parsers.js';
import { Settings, setting } from './settings.js';

export class StorageConfig extends Settings({
  dataDir: setting(
    'COLOPHON_DATA_DIR',
    text,
    '.colophon',
    'Folder of the uploaded books and, without DATABASE_URL, of the embedded database.',
  ),
  uploadMaxMegabytes: setting(
    'UPLOAD_MAX_MB',
    integer(1, 4096),
    200,
    'Largest PDF that is accepted, in megabytes.',
  ),
  uploadExpiryHours: setting(
    'UPLOAD_EXPIRY_HOURS',
    integer(1, 720),
    24,
    'Hours after its beginning at which a resumable upload is removed, finished or not; a document that it became stays.',
  ),
}) {}

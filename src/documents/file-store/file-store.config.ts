import { bucketUrl, contradictionsOfFileStore } from './bucket-url.js';
import { autoOr, boolean, integer, text, url } from '../../config/parsers.js';
import { Settings, setting } from '../../config/settings.js';

export class FileStoreConfig extends Settings(
  {
    url: setting(
      'FILE_STORE_URL',
      bucketUrl,
      '',
      'Where the uploaded books are kept: s3://BUCKET or s3://BUCKET/FOLDER of any S3-compatible store. Unset: a folder in the data folder.',
      { secret: true },
    ),
    endpoint: setting(
      'S3_ENDPOINT',
      url('http:', 'https:'),
      '',
      'Address of the S3-compatible server. Unset: Amazon S3 in S3_REGION.',
      { secret: true },
    ),
    region: setting('S3_REGION', text, 'us-east-1', 'Region of the bucket.'),
    accessKeyId: setting(
      'S3_ACCESS_KEY_ID',
      text,
      '',
      'Key for the store. Unset: what the AWS tools would use (environment, profile, role of the machine).',
      { secret: true },
    ),
    secretAccessKey: setting('S3_SECRET_ACCESS_KEY', text, '', 'Secret of the key.', { secret: true }),
    pathStyle: setting(
      'S3_FORCE_PATH_STYLE',
      autoOr(boolean),
      'auto',
      'Whether the bucket is named in the path, not in the host name. auto: with S3_ENDPOINT.',
    ),
    stallSeconds: setting(
      'S3_TIMEOUT',
      integer(1, 600),
      30,
      'Seconds without any progress after which a request to the store is given up and tried again.',
    ),
    cacheMegabytes: setting(
      'FILE_CACHE_MB',
      integer(0, 1_000_000),
      1024,
      'Copies of books from an S3 store that are kept in the data folder though nothing reads them, in megabytes.',
    ),
  },
  contradictionsOfFileStore,
) {}

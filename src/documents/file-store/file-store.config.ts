import { bucketUrl, contradictionsOfFileStore } from './bucket-url.js';
import { autoOr, boolean, integer, text, url } from '../../config/parsers.js';
import { Settings, setting } from '../../config/settings.js';

export class FileStoreConfig extends Settings(
  {
    url: setting(
      'FILE_STORE_URL',
      bucketUrl,
      '',
      'Where the uploaded books are stored: s3://BUCKET or s3://BUCKET/FOLDER of any S3-compatible store. Unset: a folder in the data folder.',
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
      'Access key for the store. Unset: the credentials that AWS tools would find (environment, profile, role of the machine).',
      { secret: true },
    ),
    secretAccessKey: setting('S3_SECRET_ACCESS_KEY', text, '', 'Secret of the access key.', { secret: true }),
    pathStyle: setting(
      'S3_FORCE_PATH_STYLE',
      autoOr(boolean),
      'auto',
      'Whether the bucket is named in the path instead of the host name. auto: true when S3_ENDPOINT is set.',
    ),
    stallSeconds: setting(
      'S3_TIMEOUT',
      integer(1, 600),
      30,
      'Seconds without progress after which a request to the store is aborted and retried.',
    ),
    cacheMegabytes: setting(
      'FILE_CACHE_MB',
      integer(0, 1_000_000),
      1024,
      'How many megabytes of books from an S3 store are cached in the data folder.',
    ),
  },
  contradictionsOfFileStore,
) {}

import type { Parser } from '../../config/parsers.js';

export interface BucketFolder {
  readonly bucket: string;
  /** Folder names separated by `/`, or empty. */
  readonly prefix: string;
}

/** Bucket names as S3 allows them; folder names only with characters that need no escaping anywhere. */
const BUCKET_URL = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w!.*'()-]+(?:\/[\w!.*'()-]+)*))?\/?$/;

/** Parses `s3://BUCKET/FOLDER`. User and password have their own settings. */
export const bucketUrl: Parser<string> = (value) => {
  if (!BUCKET_URL.test(value)) {
    throw new Error('s3://BUCKET or s3://BUCKET/FOLDER, without user and password');
  }
  return value;
};

/** The parts of a URL that `bucketUrl` has accepted. */
export function bucketOf(url: string): BucketFolder {
  const [, bucket = '', prefix = ''] = BUCKET_URL.exec(url) ?? [];
  return { bucket, prefix };
}

interface FileStoreValues {
  readonly url: string;
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly pathStyle: boolean | 'auto';
}

/** Without FILE_STORE_URL, an S3 setting would be ignored and the books stored elsewhere than the operator expects. */
export function contradictionsOfFileStore(values: FileStoreValues): readonly string[] {
  const { url, endpoint, region, accessKeyId, secretAccessKey, pathStyle } = values;
  const problems: string[] = [];
  if (url === '') {
    const given = [
      ...(endpoint ? ['S3_ENDPOINT'] : []),
      ...(region === 'us-east-1' ? [] : ['S3_REGION']),
      ...(accessKeyId ? ['S3_ACCESS_KEY_ID'] : []),
      ...(secretAccessKey ? ['S3_SECRET_ACCESS_KEY'] : []),
      ...(pathStyle === 'auto' ? [] : ['S3_FORCE_PATH_STYLE']),
    ];
    problems.push(...given.map((name) => `${name} is set without FILE_STORE_URL, which names the bucket.`));
  }
  if (accessKeyId && !secretAccessKey) problems.push('S3_ACCESS_KEY_ID is set without S3_SECRET_ACCESS_KEY.');
  if (secretAccessKey && !accessKeyId) problems.push('S3_SECRET_ACCESS_KEY is set without S3_ACCESS_KEY_ID.');
  if (endpoint && new URL(endpoint).username + new URL(endpoint).password !== '') {
    problems.push(
      'S3_ENDPOINT must not contain user and password; use S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.',
    );
  }
  return problems;
}

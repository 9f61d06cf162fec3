import { bucketOf } from '../documents/file-store/bucket-url.js';
import { DatabaseConfig } from '../database/database.config.js';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { FileStoreConfig } from '../documents/file-store/file-store.config.js';
import { HttpConfig } from '../api/http.config.js';
import { ConcurrencyConfig } from './concurrency.config.js';
import { loadSettings } from './config.module.js';

describe('settings', () => {
  it('have their defaults when a variable is unset or empty', () => {
    expect(new HttpConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000 });
    expect(new HttpConfig({ PORT: ' ' }).port).toBe(3000);
  });

  it('are converted to their types', () => {
    expect(new HttpConfig({ PORT: '8080' }).port).toBe(8080);
    expect(new EmbeddingConfig({ EMBEDDING_WORKERS: '3', EMBEDDING_WARM: 'true' })).toMatchObject({
      workers: 3,
      warm: true,
    });
  });

  it('cannot be changed afterwards', () => {
    const config = new HttpConfig({}) as { port: number };
    expect(() => {
      config.port = 1;
    }).toThrow(TypeError);
  });

  it.each([
    ['PORT', 'abc', 'a whole number from 0 to 65535'],
    ['EMBEDDING_WORKERS', '0', 'auto or a whole number from 1 to 256'],
    ['EMBEDDING_WORKERS', '-1', 'auto or a whole number from 1 to 256'],
    ['EMBEDDING_WORKERS', '1e9', 'auto or a whole number from 1 to 256'],
    ['EMBEDDING_EXECUTOR', 'fork', 'one of auto, process, thread'],
    ['DATABASE_URL', 'mysql://x', 'postgres://'],
  ])('report the name %s and the allowed values when the value is %s', (name, value, allowed) => {
    expect(() => loadSettings({ [name]: value })).toThrow(new RegExp(`${name} must be .*${allowed}`));
  });

  it('report every problem of every room at once', () => {
    expect(() => loadSettings({ PORT: 'x', EMBEDDING_DEVICE: 'gpu' })).toThrow(
      expect.objectContaining({
        problems: [expect.stringMatching(/^PORT/), expect.stringMatching(/^EMBEDDING_DEVICE/)],
      }),
    );
  });

  it('refuse a Redis without a PostgreSQL', () => {
    expect(() => loadSettings({ REDIS_URL: 'redis://:hunter2@host' })).toThrow(
      /^REDIS_URL needs DATABASE_URL/,
    );
    expect(() =>
      loadSettings({ REDIS_URL: 'redis://host', DATABASE_URL: 'postgres://host/a' }),
    ).not.toThrow();
  });

  it('accept numbers for individual names', () => {
    expect(new ConcurrencyConfig({ QUEUE_CONCURRENCY: '2, embed=4' }).concurrency).toEqual({
      default: 2,
      byKey: { embed: 4 },
    });
    expect(() => new ConcurrencyConfig({ QUEUE_CONCURRENCY: '2,embed=0' })).toThrow(
      /QUEUE_CONCURRENCY must be/,
    );
    expect(() => new ConcurrencyConfig({ QUEUE_CONCURRENCY: '2,bake=1' })).toThrow(/a name of ingest, embed/);
  });

  it('never repeat a secret', () => {
    expect(() => new DatabaseConfig({ DATABASE_URL: 'mysql://user:hunter2@host' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') as string }),
    );
  });
});

describe('the settings of the file store', () => {
  const keys = { S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'hunter2' };

  it('contain a bucket and a folder in it', () => {
    const url = 's3://my-books/library/english';
    expect(new FileStoreConfig({ FILE_STORE_URL: url, ...keys })).toMatchObject({ url, pathStyle: 'auto' });
    expect(bucketOf(url)).toEqual({ bucket: 'my-books', prefix: 'library/english' });
    expect(bucketOf('s3://my-books/')).toEqual({ bucket: 'my-books', prefix: '' });
  });

  it.each(['s3://', 's3://key:hunter2@my-books', 's3://Books', 'https://my-books', 's3://my-books//x'])(
    'refuse %s without repeating it',
    (url) => {
      expect(() => new FileStoreConfig({ FILE_STORE_URL: url })).toThrow(
        expect.objectContaining({
          problems: [expect.stringMatching(/^FILE_STORE_URL must be s3:(?!.*hunter2)/)],
        }),
      );
    },
  );

  it('are reported when they have no effect without FILE_STORE_URL', () => {
    const environment = { S3_ENDPOINT: 'http://localhost:9000', S3_FORCE_PATH_STYLE: 'true', ...keys };
    expect(() => loadSettings(environment)).toThrow(
      expect.objectContaining({
        problems: ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_FORCE_PATH_STYLE'].map(
          (name) => expect.stringMatching(`^${name} is set without FILE_STORE_URL`),
        ),
      }),
    );
  });

  it('are refused with half of a key pair, and with a key in the address', () => {
    const url = { FILE_STORE_URL: 's3://my-books' };
    expect(() => new FileStoreConfig({ ...url, S3_ACCESS_KEY_ID: 'key' })).toThrow(
      /without S3_SECRET_ACCESS_KEY/,
    );
    expect(() => new FileStoreConfig({ ...url, S3_SECRET_ACCESS_KEY: 'hunter2' })).toThrow(
      /without S3_ACCESS_KEY_ID/,
    );
    const endpoint = 'http://key:hunter2@localhost:9000';
    expect(() => new FileStoreConfig({ ...url, S3_ENDPOINT: endpoint })).toThrow(
      /S3_ENDPOINT must not contain/,
    );
  });
});

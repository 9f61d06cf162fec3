import { bucketUrl, contradictionsOfFileStore } from './bucket-url.js';
import { autoOr, boolean, hostNames, integer, keyedInteger, keyedText, oneOf, text, url } from './parsers.js';
import { Settings, setting } from './settings.js';

/** Types of chunks, which settings name. */
const CHUNK_TYPES = ['concept', 'code', 'example', 'exercise', 'try_it'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export class RoleConfig extends Settings({
  role: setting(
    'COLOPHON_ROLE',
    oneOf('all', 'api', 'worker'),
    'all',
    'What the process does: serve the API (api), take up queued runs (worker), or both. Without DATABASE_URL: all.',
  ),
}) {}

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
}) {}

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

export class DatabaseConfig extends Settings({
  url: setting(
    'DATABASE_URL',
    url('postgres:', 'postgresql:'),
    '',
    'PostgreSQL with pgvector. Unset: the embedded database in the data folder.',
    { secret: true },
  ),
  poolSize: setting('DATABASE_POOL_SIZE', integer(2, 100), 5, 'Connections of one process to the database.'),
  rowsPerStatement: setting(
    'DATABASE_ROWS_PER_STATEMENT',
    integer(500, 2000),
    1000,
    'Rows of one bulk statement; each statement is one transaction.',
  ),
}) {}

export class QueueConfig extends Settings({
  redisUrl: setting(
    'REDIS_URL',
    url('redis:', 'rediss:'),
    '',
    'Redis that carries the jobs; needs DATABASE_URL. Unset: the database carries them.',
    { secret: true },
  ),
  redisPrefix: setting(
    'REDIS_PREFIX',
    text,
    '',
    'Beginning of the names of all keys in the Redis. Unset: colophon: and the id of the library, so that libraries can share a Redis.',
  ),
  concurrency: setting(
    'QUEUE_CONCURRENCY',
    keyedInteger(1, 256, 'ingest', 'embed'),
    { default: 1, byKey: { ingest: 2 } },
    'Jobs of each name that a process runs at once, and after commas others for single names. Two books at once: a long one does not keep the short ones waiting.',
    { shown: '1,ingest=2' },
  ),
  attempts: setting(
    'QUEUE_ATTEMPTS',
    integer(1, 100),
    3,
    'How often a job is tried, lost workers included, before it becomes a dead letter.',
  ),
  retrySeconds: setting(
    'QUEUE_RETRY_DELAY',
    integer(1, 3600),
    5,
    'Seconds before a failed job is tried again; doubled each further time.',
  ),
  leaseSeconds: setting(
    'QUEUE_LEASE',
    integer(1, 3600),
    30,
    'Seconds a worker may be silent before its jobs are given to others.',
  ),
}) {}

export class HttpConfig extends Settings({
  host: setting('COLOPHON_HOST', text, '127.0.0.1', 'Address the REST API listens on.'),
  port: setting('PORT', integer(0, 65535), 3000, 'Port of the REST API; 0 takes a free one.'),
  trustProxy: setting(
    'TRUST_PROXY',
    text,
    '',
    'Addresses or subnets of reverse proxies, parted by commas, whose X-Forwarded-For tells the client; or loopback, linklocal, uniquelocal.',
  ),
  allowedHosts: setting(
    'COLOPHON_ALLOWED_HOSTS',
    hostNames,
    [],
    'Further names, parted by commas, by which the server may be called. On a loopback address: besides localhost and the loopback addresses. Elsewhere: besides COLOPHON_HOST, and any name where this is unset.',
    { shown: '' },
  ),
  eventsClientLimit: setting(
    'EVENTS_LIMIT_PER_CLIENT',
    integer(1, 500),
    100,
    'Event streams of one client of the REST API; clients are told apart by their addresses, see TRUST_PROXY.',
  ),
  shutdownSeconds: setting(
    'SHUTDOWN_TIMEOUT',
    integer(1, 600),
    20,
    'Seconds a stopping process gives to the work in progress.',
  ),
}) {}

export class LogConfig extends Settings({
  level: setting('LOG_LEVEL', oneOf(...LOG_LEVELS), 'info', 'Least severe level that is logged.'),
  format: setting(
    'LOG_FORMAT',
    oneOf('auto', 'json', 'plain'),
    'auto',
    'How servers and workers log on stdout. auto: plain lines on a terminal, with what a person needs to know; else JSON.',
  ),
}) {}

export class PdfConfig extends Settings({
  heapMegabytes: setting(
    'PDF_HEAP_MB',
    integer(64, 4096),
    384,
    'Memory one book may take inside the PDF library, in megabytes for each thread; hostile files end there.',
  ),
  pageSeconds: setting(
    'PDF_PAGE_TIMEOUT',
    integer(1, 600),
    10,
    'Seconds one page may take before it is reported as unreadable.',
  ),
  bookSeconds: setting(
    'PDF_BOOK_TIMEOUT',
    integer(10, 86_400),
    600,
    'Seconds the reading of one book may take before its remaining pages are reported as unread.',
  ),
  threads: setting(
    'PDF_THREADS',
    autoOr(integer(1, 16)),
    'auto',
    'Threads that read a book of over 300 pages. auto: the CPUs of the container, at most 4.',
  ),
}) {}

export class StructureConfig extends Settings({
  withoutContents: setting(
    'CONTENTS_MISSING',
    oneOf('synthesise', 'reject'),
    'synthesise',
    'A book without contents gets sections made from its pages (synthesise) or fails (reject).',
  ),
}) {}

export class IngestionConfig extends Settings({
  queueLimit: setting(
    'QUEUE_LIMIT',
    integer(1, 1_000_000),
    1000,
    'Runs that may wait for their turn; further ones are refused until some have ended.',
  ),
  clientLimit: setting(
    'QUEUE_LIMIT_PER_CLIENT',
    integer(1, 1_000_000),
    250,
    'Runs of one client of the REST API that may wait; clients are told apart by their addresses, see TRUST_PROXY.',
  ),
  attempts: setting(
    'RUN_ATTEMPTS',
    integer(1, 100),
    5,
    'How often a run is taken up without getting further before it fails: by processes that were killed or lost the database.',
  ),
  stageSeconds: setting(
    'STAGE_TIMEOUT',
    integer(1, 86_400),
    600,
    'Seconds that structuring, chunking and publishing may each take before the run fails; a book of over 1000 pages has them for each 1000. Embedding is stopped when not one chunk was done for as long.',
  ),
}) {}

export class EmbeddingConfig extends Settings({
  models: setting(
    'EMBEDDING_MODELS',
    keyedText(...CHUNK_TYPES),
    { default: 'all-MiniLM-L6-v2', byKey: {} },
    'The model that embeds the chunks, and after commas others for single types of chunks. With an imported CodeBERT: all-MiniLM-L6-v2,code=codebert-base,example=codebert-base,exercise=codebert-base,try_it=codebert-base',
    { shown: 'all-MiniLM-L6-v2' },
  ),
  executor: setting(
    'EMBEDDING_EXECUTOR',
    oneOf('auto', 'process', 'thread'),
    'auto',
    'Process pool or thread pool. auto: processes in a main process on a CPU, else threads.',
  ),
  workers: setting(
    'EMBEDDING_WORKERS',
    autoOr(integer(1, 256)),
    'auto',
    'Workers of the executor. auto: the CPUs of the container, fewer when memory is short.',
  ),
  device: setting(
    'EMBEDDING_DEVICE',
    oneOf('auto', 'cpu', 'cuda', 'webgpu', 'coreml', 'dml'),
    'auto',
    'Where the model runs. A device asked for by name that is not to be had is an error.',
  ),
  processRole: setting(
    'COLOPHON_PROCESS_ROLE',
    oneOf('auto', 'main', 'child'),
    'auto',
    'Whether this process is a main process or a forked child. auto: a worker thread is a child, all else is main.',
  ),
  modelsDir: setting(
    'COLOPHON_MODELS_DIR',
    text,
    '',
    'Folder of imported models. Unset: models in the data folder. The bundled model is always there.',
  ),
  precision: setting(
    'EMBEDDING_PRECISION',
    oneOf('auto', 'int8', 'float32'),
    'auto',
    'Which graph of a model runs on a CPU. auto: int8 where the model has one.',
  ),
  hubUrl: setting(
    'EMBEDDING_HUB_URL',
    url('http:', 'https:'),
    'https://huggingface.co',
    'Where "colophon models fetch" finds models.',
  ),
  hubToken: setting(
    'EMBEDDING_HUB_TOKEN',
    text,
    '',
    'Token for models that need one. Sent to the hub alone.',
    {
      secret: true,
    },
  ),
  offline: setting('EMBEDDING_OFFLINE', boolean, false, 'Never use the network for models.'),
  textsPerMessage: setting(
    'EMBEDDING_TEXTS_PER_MESSAGE',
    autoOr(keyedInteger(1, 256, ...CHUNK_TYPES)),
    'auto',
    'Texts sent to a worker at once, and after commas other numbers for single types of chunks, such as 32,code=16. A GPU runs them together; a CPU runs each by itself, so results never depend on it. auto: 8 on a CPU; on a GPU 32 for the model of concept chunks and 16 for others.',
  ),
  messageSeconds: setting(
    'EMBEDDING_MESSAGE_TIMEOUT',
    integer(1, 86_400),
    300,
    'Seconds a worker may take for one message. A process that takes longer is killed and the message sent to another; a thread cannot be killed, so the whole program ends with code 142.',
  ),
  workerMegabytes: setting(
    'EMBEDDING_WORKER_MB',
    integer(64, 65_536),
    400,
    'Memory a worker process may take besides the weights of its models, in megabytes; one that grew past it is replaced.',
  ),
  idleSeconds: setting(
    'EMBEDDING_IDLE_TIMEOUT',
    integer(1, 86_400),
    300,
    'Seconds without work after which a worker ends; the next text starts it again.',
  ),
  warm: setting('EMBEDDING_WARM', boolean, false, 'Load the models at start, not on first use.'),
}) {}

/** Every class of settings: what .env.example and docs/settings.md list, in this order. */
export const ALL_SETTINGS = [
  RoleConfig,
  StorageConfig,
  FileStoreConfig,
  DatabaseConfig,
  QueueConfig,
  HttpConfig,
  LogConfig,
  PdfConfig,
  StructureConfig,
  IngestionConfig,
  EmbeddingConfig,
] as const;

export { cpuCount } from './cpu-count.js';

import { AccessConfig } from '../access/access.config.js';
import { ContextConfig } from '../context/context.config.js';
import { DatabaseConfig } from '../database/database.config.js';
import { EmbeddingConfig } from '../inference/embedding.config.js';
import { VectorIndexConfig } from '../embedding/vector-index.config.js';
import { FileStoreConfig } from '../documents/file-store/file-store.config.js';
import { HttpConfig } from '../api/http.config.js';
import { IngestionConfig } from '../ingestion/ingestion.config.js';
import { LexicalConfig } from '../lexical/lexical.config.js';
import { LogConfig } from '../operations/log.config.js';
import { MetricsConfig } from '../operations/metrics.config.js';
import { TracingConfig } from '../operations/tracing.config.js';
import { PdfConfig } from '../pdf/pdf.config.js';
import { QueueConfig } from '../queue/queue.config.js';
import { ReadingConfig } from '../reading/reading.config.js';
import { RedisConfig } from '../queue/redis.config.js';
import { RankingConfig } from '../ranking/ranking.config.js';
import { TopicsConfig } from '../topics/topics.config.js';
import { ConcurrencyConfig } from './concurrency.config.js';
import { RoleConfig } from './role.config.js';
import { OutboundConfig } from '../transfer/outbound.config.js';
import { WatchingConfig } from '../watching/watching.config.js';
import { WebhooksConfig } from '../webhooks/webhooks.config.js';
import { WebBooksConfig } from '../documents/web-books.config.js';
import { SearchConfig } from '../search/search.config.js';
import { StageLimitConfig } from '../config/stage-limit.config.js';
import { ShutdownConfig } from '../config/shutdown.config.js';
import { StorageConfig } from '../config/storage.config.js';
import { StructureConfig } from '../structure/structure.config.js';

/** All classes of settings, in the order in which .env.example and the handbook list them. */
export const ALL_SETTINGS = [
  RoleConfig,
  StorageConfig,
  FileStoreConfig,
  DatabaseConfig,
  RedisConfig,
  ConcurrencyConfig,
  QueueConfig,
  HttpConfig,
  AccessConfig,
  OutboundConfig,
  WebBooksConfig,
  WatchingConfig,
  WebhooksConfig,
  ShutdownConfig,
  LogConfig,
  MetricsConfig,
  TracingConfig,
  PdfConfig,
  ReadingConfig,
  StructureConfig,
  IngestionConfig,
  StageLimitConfig,
  EmbeddingConfig,
  VectorIndexConfig,
  LexicalConfig,
  SearchConfig,
  ContextConfig,
  TopicsConfig,
  RankingConfig,
] as const;

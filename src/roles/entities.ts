import { IdempotentRequestEntity } from '../api/idempotency/idempotent-request.entity.js';
import { ApiKeyEntity } from '../access/api-key.entity.js';
import { AuditEntryEntity } from '../access/audit-entry.entity.js';
import { LibrarySecretEntity } from '../access/library-secret.entity.js';
import { ChunkEntity } from '../content/chunk.entity.js';
import { SectionEntity } from '../content/section.entity.js';
import { CorrectedDocumentEntity } from '../corrections/corrected-document.entity.js';
import { CorrectionEntity } from '../corrections/correction.entity.js';
import { DocumentEntity } from '../documents/document.entity.js';
import { ChunkEmbeddingEntity } from '../embedding/chunk-embedding.entity.js';
import { ActiveModelEntity } from '../embedding/active-model.entity.js';
import { EmbeddingModelEntity } from '../embedding/embedding-model.entity.js';
import { EventEntity } from '../events/event.entity.js';
import { IngestionRunEntity } from '../runs/ingestion-run.entity.js';
import { ChangePartEntity } from '../model-change/change-part.entity.js';
import { ModelChangeEntity } from '../model-change/model-change.entity.js';
import { RunPartEntity } from '../ingestion/parts/run-part.entity.js';
import { DeadLetterEntity } from '../queue/dead-letter.entity.js';
import { QueuePauseEntity } from '../queue/pg-boss/queue-pause.entity.js';
import { LexicalIndexEntity } from '../lexical/lexical-index.entity.js';
import { LexicalTermEntity } from '../lexical/lexical-term.entity.js';
import { PostingEntity } from '../lexical/posting.entity.js';
import { RankingRequestEntity } from '../ranking/ranking-request.entity.js';
import { RankingEntity } from '../ranking/ranking.entity.js';
import { SubtopicEmbeddingEntity } from '../topics/subtopic-embedding.entity.js';
import { SubtopicEntity } from '../topics/subtopic.entity.js';
import { TopicEntity } from '../topics/topic.entity.js';
import { ZoneEntity } from '../topics/zone.entity.js';
import { WebhookDeliveryEntity } from '../webhooks/webhook-delivery.entity.js';
import { WebhookEntity } from '../webhooks/webhook.entity.js';
import { WatchedFileEntity } from '../watching/watched-file.entity.js';
import { WatchedFolderEntity } from '../watching/watched-folder.entity.js';
import { LibraryIdentityEntity } from '../database/library-identity.entity.js';

/** All tables of the library. A test compares them with those that the migrations create. */
export const ENTITIES = [
  DocumentEntity,
  IngestionRunEntity,
  RunPartEntity,
  SectionEntity,
  ChunkEntity,
  CorrectionEntity,
  CorrectedDocumentEntity,
  EmbeddingModelEntity,
  ChunkEmbeddingEntity,
  ActiveModelEntity,
  ModelChangeEntity,
  ChangePartEntity,
  LexicalIndexEntity,
  LexicalTermEntity,
  PostingEntity,
  DeadLetterEntity,
  QueuePauseEntity,
  EventEntity,
  WebhookEntity,
  WebhookDeliveryEntity,
  ZoneEntity,
  TopicEntity,
  SubtopicEntity,
  SubtopicEmbeddingEntity,
  RankingEntity,
  RankingRequestEntity,
  LibraryIdentityEntity,
  IdempotentRequestEntity,
  ApiKeyEntity,
  AuditEntryEntity,
  LibrarySecretEntity,
  WatchedFolderEntity,
  WatchedFileEntity,
] as const;

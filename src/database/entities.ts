import { ChunkEntity } from '../content/chunk.entity.js';
import { SectionEntity } from '../content/section.entity.js';
import { DocumentEntity } from '../documents/document.entity.js';
import { ChunkEmbeddingEntity } from '../embedding/chunk-embedding.entity.js';
import { EmbeddingModelEntity } from '../embedding/embedding-model.entity.js';
import { EventEntity } from '../events/event.entity.js';
import { IngestionRunEntity } from '../ingestion/ingestion-run.entity.js';

/** Every table of the library. A test compares them with what the migrations make. */
export const ENTITIES = [
  DocumentEntity,
  IngestionRunEntity,
  SectionEntity,
  ChunkEntity,
  EmbeddingModelEntity,
  ChunkEmbeddingEntity,
  EventEntity,
] as const;

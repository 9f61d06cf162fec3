import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { ChunkEntity } from '../content/chunk.entity.js';
import { EmbeddingModelEntity } from './embedding-model.entity.js';

/** One chunk's vector by one model. `ChunkEmbeddingRepository` writes them in bulk. */
@Entity('chunk_embeddings')
@Check('chunk_embeddings_dimension_check', 'vector_dims(embedding) = dimension')
@Index('chunk_embeddings_content_hash_idx', ['contentHash', 'modelId'])
export class ChunkEmbeddingEntity {
  @PrimaryColumn({ name: 'chunk_id', type: 'uuid', primaryKeyConstraintName: 'chunk_embeddings_pkey' })
  chunkId: string;

  @ManyToOne(() => ChunkEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'chunk_id', foreignKeyConstraintName: 'chunk_embeddings_chunk_id_fkey' })
  chunk?: Relation<ChunkEntity>;

  @PrimaryColumn({ name: 'model_id', type: 'integer', primaryKeyConstraintName: 'chunk_embeddings_pkey' })
  modelId: number;

  @ManyToOne(() => EmbeddingModelEntity)
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'chunk_embeddings_model_id_fkey' })
  model?: Relation<EmbeddingModelEntity>;

  @Column({ type: 'integer' })
  dimension: number;

  /** Hash of the text that was embedded. */
  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  /** Not selected by default, because it is larger than all other columns together. */
  @Column({ type: 'vector', select: false })
  embedding: number[];

  @Column({ name: 'embedded_at', type: 'timestamptz', default: () => 'now()' })
  embeddedAt: Date;
}

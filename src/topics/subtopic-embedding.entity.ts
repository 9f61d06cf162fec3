import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Slot } from '../book/slot.js';
import { EmbeddingModelEntity } from '../embedding/embedding-model.entity.js';
import { SubtopicEntity } from './subtopic.entity.js';

const PRIMARY_KEY = 'subtopic_embeddings_pkey';

/** The vector of one intent of a subtopic by one model. The old one serves until the new one is stored. */
@Entity('subtopic_embeddings')
@Check('subtopic_embeddings_slot_check', `slot IN ('concept', 'code')`)
@Check('subtopic_embeddings_dimension_check', 'vector_dims(embedding) = dimension')
export class SubtopicEmbeddingEntity {
  @PrimaryColumn({ name: 'subtopic_id', type: 'uuid', primaryKeyConstraintName: PRIMARY_KEY })
  subtopicId: string;

  @ManyToOne(() => SubtopicEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'subtopic_id', foreignKeyConstraintName: 'subtopic_embeddings_subtopic_id_fkey' })
  subtopic?: Relation<SubtopicEntity>;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: PRIMARY_KEY })
  slot: Slot;

  @PrimaryColumn({ name: 'model_id', type: 'integer', primaryKeyConstraintName: PRIMARY_KEY })
  modelId: number;

  @ManyToOne(() => EmbeddingModelEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'subtopic_embeddings_model_id_fkey' })
  model?: Relation<EmbeddingModelEntity>;

  @Column({ type: 'integer' })
  dimension: number;

  /** Hash of the embedded text and of the version of its recipe. */
  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ type: 'vector', select: false })
  embedding: number[];

  @Column({ name: 'embedded_at', type: 'timestamptz', default: () => 'now()' })
  embeddedAt: Date;
}

import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { EmbeddingModelEntity } from './embedding-model.entity.js';

/** The model that searches use for a type of chunks. The settings name it only until the first vector is stored. */
@Entity('active_models')
@Check('active_models_type_check', `type IN ('concept', 'code', 'example', 'exercise', 'try_it')`)
export class ActiveModelEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'active_models_pkey' })
  type: ChunkType;

  @Column({ name: 'model_id', type: 'integer' })
  modelId: number;

  @ManyToOne(() => EmbeddingModelEntity)
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'active_models_model_id_fkey' })
  model?: Relation<EmbeddingModelEntity>;

  /** The model before it, whose vectors are kept until they are pruned. */
  @Column({ name: 'previous_id', type: 'integer', nullable: true })
  previousId: number | null;

  @ManyToOne(() => EmbeddingModelEntity)
  @JoinColumn({ name: 'previous_id', foreignKeyConstraintName: 'active_models_previous_id_fkey' })
  previous?: Relation<EmbeddingModelEntity>;

  /** The model of a change in progress: new chunks get its vectors, too. */
  @Column({ name: 'next_id', type: 'integer', nullable: true })
  nextId: number | null;

  @ManyToOne(() => EmbeddingModelEntity)
  @JoinColumn({ name: 'next_id', foreignKeyConstraintName: 'active_models_next_id_fkey' })
  next?: Relation<EmbeddingModelEntity>;

  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt: Date;
}

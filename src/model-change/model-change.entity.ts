import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import type { ChunkType } from '../book/chunk-type.js';
import { EmbeddingModelEntity } from '../embedding/embedding-model.entity.js';
import { CHANGE_STATES } from './change-states.js';
import type { ChangeState } from './change-states.js';
import type { Comparison } from './comparison.js';

const STATES = CHANGE_STATES.map((state) => `'${state}'`).join(', ');

/** A change of the model that searches use for some types of chunks. At most one is open. */
@Entity('model_changes')
@Check('model_changes_state_check', `state IN (${STATES})`)
export class ModelChangeEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text', array: true })
  types: ChunkType[];

  @Column({ name: 'model_id', type: 'integer' })
  modelId: number;

  @ManyToOne(() => EmbeddingModelEntity)
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'model_changes_model_id_fkey' })
  model?: Relation<EmbeddingModelEntity>;

  @Column({ type: 'text' })
  state: ChangeState;

  /** Whether a person switches. Otherwise the switch follows as soon as all is ready. */
  @Column({ type: 'boolean', default: false })
  holds: boolean;

  /** Chunks that need a vector by the new model. */
  @Column({ type: 'integer', default: 0 })
  total: number;

  /** Why it failed. */
  @Column({ type: 'text', nullable: true })
  message: string | null;

  @Column({ type: 'jsonb', nullable: true })
  comparison: Comparison | null;

  /** The process that finishes the change; see `run-owner.ts`. */
  @Column({ type: 'text', nullable: true })
  owner: string | null;

  @Column({ name: 'beat_at', type: 'timestamptz', nullable: true })
  beatAt: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}

import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { ModelChangeEntity } from './model-change.entity.js';

/** A range of chunks, by their ids, that one process embeds while other processes embed other ranges. */
@Entity('model_change_parts')
export class ChangePartEntity {
  @PrimaryColumn({ name: 'change_id', type: 'uuid', primaryKeyConstraintName: 'model_change_parts_pkey' })
  changeId: string;

  @ManyToOne(() => ModelChangeEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'model_change_parts_change_id_fkey' })
  change?: Relation<ModelChangeEntity>;

  @PrimaryColumn({ name: 'chunk_first', type: 'uuid', primaryKeyConstraintName: 'model_change_parts_pkey' })
  chunkFirst: string;

  @Column({ name: 'chunk_last', type: 'uuid' })
  chunkLast: string;

  /** Chunks without a vector when the part was made. */
  @Column({ type: 'integer' })
  size: number;

  /** The process that embeds this part; see `run-owner.ts`. */
  @Column({ type: 'text', nullable: true })
  owner: string | null;

  @Column({ name: 'beat_at', type: 'timestamptz', nullable: true })
  beatAt: Date | null;

  @Column({ type: 'integer', default: 0 })
  done: number;

  /** Chunks that got a vector; null until the part is done. */
  @Column({ type: 'integer', nullable: true })
  embedded: number | null;
}

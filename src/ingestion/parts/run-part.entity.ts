import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { EmbeddingResult } from '../../runs/embedding-result.js';
import { IngestionRunEntity } from '../../runs/ingestion-run.entity.js';

/** A range of a run's chunks that one process embeds while other processes embed other ranges. */
@Entity('run_parts')
@Check('run_parts_places_check', 'place_from >= 0 AND place_to > place_from')
export class RunPartEntity {
  @PrimaryColumn({ name: 'run_id', type: 'uuid', primaryKeyConstraintName: 'run_parts_pkey' })
  runId: string;

  @ManyToOne(() => IngestionRunEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'run_parts_run_id_fkey' })
  run?: Relation<IngestionRunEntity>;

  /** Position in reading order, from 0. */
  @PrimaryColumn({ name: 'place_from', type: 'integer', primaryKeyConstraintName: 'run_parts_pkey' })
  placeFrom: number;

  /** Exclusive. */
  @Column({ name: 'place_to', type: 'integer' })
  placeTo: number;

  /** The process that embeds this part; see `run-owner.ts`. */
  @Column({ type: 'text', nullable: true })
  owner: string | null;

  @Column({ name: 'beat_at', type: 'timestamptz', nullable: true })
  beatAt: Date | null;

  /** Chunks that have a vector or an error. */
  @Column({ type: 'integer', default: 0 })
  done: number;

  /** Null until the part is embedded. */
  @Column({ type: 'jsonb', nullable: true })
  result: EmbeddingResult | null;
}

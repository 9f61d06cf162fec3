import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Slot } from '../book/slot.js';
import { ChunkEntity } from '../content/chunk.entity.js';
import { SubtopicEntity } from '../topics/subtopic.entity.js';

const PRIMARY_KEY = 'rankings_pkey';

/** One place in one of the two lists of a subtopic. It vanishes with its chunk, so ranks may have gaps. */
@Entity('rankings')
@Check('rankings_slot_check', `slot IN ('concept', 'code')`)
@Check('rankings_rank_check', 'rank BETWEEN 1 AND 50')
@Index('rankings_chunk_id_idx', ['chunkId'])
export class RankingEntity {
  @PrimaryColumn({ name: 'subtopic_id', type: 'uuid', primaryKeyConstraintName: PRIMARY_KEY })
  subtopicId: string;

  @ManyToOne(() => SubtopicEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'subtopic_id', foreignKeyConstraintName: 'rankings_subtopic_id_fkey' })
  subtopic?: Relation<SubtopicEntity>;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: PRIMARY_KEY })
  slot: Slot;

  /** From 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: PRIMARY_KEY })
  rank: number;

  @Column({ name: 'chunk_id', type: 'uuid' })
  chunkId: string;

  @ManyToOne(() => ChunkEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'chunk_id', foreignKeyConstraintName: 'rankings_chunk_id_fkey' })
  chunk?: Relation<ChunkEntity>;

  /** Cosine of the intent and the chunk. */
  @Column({ type: 'double precision' })
  score: number;

  @Column({ name: 'ranked_at', type: 'timestamptz', default: () => 'now()' })
  rankedAt: Date;
}

import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { LexicalIndexEntity } from './lexical-index.entity.js';

/**
 * The chunks of one document that have a term. One row for a term and a document, not for a term and a chunk: that is
 * fifteen times fewer rows, so that publishing stays fast and a common term is read in a few pages.
 */
@Entity('lexical_postings')
@Check(
  'lexical_postings_lists_check',
  'cardinality(ordinals) = chunks AND cardinality(frequencies) = chunks AND cardinality(lengths) = chunks',
)
@Index('lexical_postings_index_id_idx', ['indexId'])
export class PostingEntity {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'lexical_postings_pkey' })
  term: string;

  @PrimaryColumn({ name: 'index_id', type: 'integer', primaryKeyConstraintName: 'lexical_postings_pkey' })
  indexId: number;

  @ManyToOne(() => LexicalIndexEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'index_id', foreignKeyConstraintName: 'lexical_postings_index_id_fkey' })
  index?: Relation<LexicalIndexEntity>;

  /** Length of the lists, so that counting does not read them. */
  @Column({ type: 'integer' })
  chunks: number;

  /** Positions of the chunks in reading order, from 0. */
  @Column({ type: 'integer', array: true })
  ordinals: number[];

  /** See `FREQUENCY_STEP`. */
  @Column({ type: 'smallint', array: true })
  frequencies: number[];

  /** Lengths of the chunks, in weighted terms. */
  @Column({ type: 'smallint', array: true })
  lengths: number[];
}

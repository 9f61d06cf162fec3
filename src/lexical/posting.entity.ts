import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The chunks of one document that have a term. One row for a term and a document, not for a term and a chunk: that is
 * fifteen times fewer rows, so that publishing stays fast and a common term is read in a few pages.
 */
@Entity('lexical_postings')
@Index('lexical_postings_index_id_idx', ['indexId'])
export class PostingEntity {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'lexical_postings_pkey' })
  term: string;

  /** Of a `LexicalIndexEntity`. A trigger deletes its postings with it: checking a key for each row takes half the time. */
  @PrimaryColumn({ name: 'index_id', type: 'integer', primaryKeyConstraintName: 'lexical_postings_pkey' })
  indexId: number;

  /** Number of chunks in the list, so that counting does not read it. */
  @Column({ type: 'integer' })
  chunks: number;

  /** See `posting-list.ts`. */
  @Column({ type: 'bytea' })
  list: Buffer;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A term that books have, for words that are being typed or misspelled. */
@Entity('lexical_terms')
export class LexicalTermEntity {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'lexical_terms_pkey' })
  term: string;

  /**
   * How many chunks had it when it was last counted. It only says which terms to look at first: exact numbers come from
   * the postings, as counting with each book would let books that are published together wait for each other.
   */
  @Column({ type: 'integer' })
  chunks: number;
}

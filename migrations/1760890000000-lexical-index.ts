import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The terms of each book, for searching by words. Books from before get theirs from the first process that works on
 * the library, or from `colophon index build`: only the program can make terms.
 */
export class LexicalIndex1760890000000 implements MigrationInterface {
  readonly name = 'LexicalIndex1760890000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lexical_indexes (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT lexical_indexes_pkey PRIMARY KEY,
        document_id uuid NOT NULL CONSTRAINT lexical_indexes_document_id_fkey REFERENCES documents ON DELETE CASCADE,
        run_id uuid NOT NULL,
        version text NOT NULL,
        chunks integer NOT NULL,
        total_length float8 NOT NULL,
        published boolean NOT NULL DEFAULT false,
        CONSTRAINT lexical_indexes_size_check CHECK (chunks >= 0 AND total_length >= 0))`);
    await runner.query('CREATE INDEX lexical_indexes_document_id_idx ON lexical_indexes (document_id)');
    await runner.query(
      'CREATE UNIQUE INDEX lexical_indexes_published_key ON lexical_indexes (document_id) WHERE published',
    );
    // "C": terms are compared byte by byte, which is faster and lets prefixes use the key.
    await runner.query(`
      CREATE TABLE lexical_postings (
        term text COLLATE "C" NOT NULL,
        index_id integer NOT NULL CONSTRAINT lexical_postings_index_id_fkey REFERENCES lexical_indexes ON DELETE CASCADE,
        chunks integer NOT NULL,
        ordinals integer[] NOT NULL,
        frequencies smallint[] NOT NULL,
        lengths smallint[] NOT NULL,
        CONSTRAINT lexical_postings_pkey PRIMARY KEY (term, index_id),
        CONSTRAINT lexical_postings_lists_check CHECK (
          cardinality(ordinals) = chunks AND cardinality(frequencies) = chunks AND cardinality(lengths) = chunks))`);
    await runner.query('CREATE INDEX lexical_postings_index_id_idx ON lexical_postings (index_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lexical_postings');
    await runner.query('DROP TABLE lexical_indexes');
  }
}

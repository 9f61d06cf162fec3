import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The different terms of a library, for words that are being typed or misspelled: a hundredth of its postings. */
export class Vocabulary1760931000001 implements MigrationInterface {
  readonly name = 'Vocabulary1760931000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lexical_terms (
        term text COLLATE "C" CONSTRAINT lexical_terms_pkey PRIMARY KEY,
        chunks integer NOT NULL)`);
    await runner.query(
      'INSERT INTO lexical_terms SELECT term, sum(chunks) FROM lexical_postings GROUP BY term ORDER BY term',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lexical_terms');
  }
}

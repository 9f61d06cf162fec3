import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How reliable the contents of a document are; null until it is ingested again. */
export class ContentsConfidence1760200000000 implements MigrationInterface {
  readonly name = 'ContentsConfidence1760200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE documents
        ADD COLUMN contents_confidence double precision,
        ADD CONSTRAINT documents_contents_confidence_check CHECK (contents_confidence BETWEEN 0 AND 1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE documents DROP COLUMN contents_confidence');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the title of a document came from; until now it was always the file name. */
export class TitleBy1760750000000 implements MigrationInterface {
  readonly name = 'TitleBy1760750000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE documents
        ADD COLUMN title_by text NOT NULL DEFAULT 'file',
        ADD CONSTRAINT documents_title_by_check CHECK (title_by IN ('file', 'book', 'person'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE documents DROP COLUMN title_by');
  }
}

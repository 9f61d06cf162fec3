import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each chunk is made of, with its places on the pages, and the printed labels of its pages. Chunks from before
 * keep null until their book is read again.
 */
export class ChunkParts1760800000000 implements MigrationInterface {
  readonly name = 'ChunkParts1760800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE chunks
        ADD COLUMN parts jsonb,
        ADD COLUMN page_label_first text,
        ADD COLUMN page_label_last text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE chunks DROP COLUMN parts, DROP COLUMN page_label_first, DROP COLUMN page_label_last',
    );
  }
}
